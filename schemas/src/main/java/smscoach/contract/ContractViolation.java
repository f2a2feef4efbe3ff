package smscoach.contract;

/** A value that the contract does not allow. The message is a sentence that names the field and says what is wrong. */
public final class ContractViolation extends RuntimeException {

    private final String field;

    public ContractViolation(String field, String problem) {
        // Thrown for every malformed record of a flood: a stack trace would tell nothing and cost most.
        super(field.isEmpty() ? problem : field + " " + problem, null, false, false);
        this.field = field;
    }

    /** The field as a path ({@code supervisor.userId}), empty where the whole value is meant. */
    public String field() {
        return field;
    }
}
