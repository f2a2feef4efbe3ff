package smscoach.simulation;

import java.util.List;

/** Who there is. An id tells the name and the role, so that whoever reads one needs no list of people. */
public final class People {

    private static final List<String> AGENTS = List.of(
            "Ben", "Zoe", "Ravi", "Ines", "Omar", "Lena", "Yuki", "Tom", "Anna", "Hugo", "Nora", "Sam", "Eva", "Leo",
            "Ida", "Max", "Amy", "Jon", "Rosa", "Pia", "Karl", "Mina", "Theo", "Vera");
    private static final List<String> SUPERVISORS =
            List.of("Kim", "Lee", "Dana", "Alex", "Robin", "Jo", "Chris", "Pat");
    private static final List<String> CUSTOMERS = List.of(
            "Mia", "Paul", "Sofia", "Ahmed", "Clara", "Luis", "Grace", "Piotr", "Emma", "Noah", "Fatima", "Oscar",
            "Julia", "Marco", "Hanna", "Ivan", "Lucy", "Diego", "Elif", "Peter", "Nina", "Felix", "Irene", "Tariq",
            "Helen", "Bruno", "Maya", "Simon", "Alice", "Viktor");

    private static final String AGENT = "agent-";
    private static final String SUPERVISOR = "sup-";
    private static final String ADMIN = "admin-";
    private static final String CUSTOMER = "+4915550";

    private People() {}

    static String agentId(int index) {
        return id(AGENT, AGENTS, index);
    }

    public static String supervisorId(int index) {
        return id(SUPERVISOR, SUPERVISORS, index);
    }

    public static String adminId() {
        return ADMIN + "ada";
    }

    /** A customer is known by the telephone number. */
    static String customerId(int index) {
        return CUSTOMER + (100_000 + index % 900_000);
    }

    public static String contactCenterId(int index) {
        return index == 0 ? "northwind" : "northwind-" + (index + 1);
    }

    /** The name of somebody of the simulation; of anybody else the id. */
    public static String nameOf(String userId) {
        if (userId.startsWith(CUSTOMER)) {
            int number = number(userId.substring(CUSTOMER.length()));
            return number < 0 ? userId : CUSTOMERS.get(number % CUSTOMERS.size());
        }
        for (String role : List.of(AGENT, SUPERVISOR, ADMIN)) {
            if (userId.startsWith(role)
                    && userId.length() > role.length()
                    && Character.isLetter(userId.charAt(role.length()))) {
                String name = userId.substring(role.length());
                return Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('-', ' ');
            }
        }
        return userId;
    }

    /** A short name for a session: {@code #12} for one of the simulation, else the end of its id. */
    public static String sessionName(String smssessionId) {
        String last = smssessionId.substring(smssessionId.lastIndexOf('-') + 1);
        boolean numbered = last.length() < smssessionId.length() && last.length() <= 6 && number(last) >= 0;
        return numbered ? "#" + last : smssessionId.substring(Math.max(0, smssessionId.length() - 4));
    }

    private static String id(String role, List<String> names, int index) {
        String name = names.get(index % names.size());
        String id = role + Character.toLowerCase(name.charAt(0)) + name.substring(1);
        return index < names.size() ? id : id + "-" + (index / names.size() + 1);
    }

    private static int number(String digits) {
        return digits.matches("[0-9]{1,6}") ? Integer.parseInt(digits) : -1;
    }
}
