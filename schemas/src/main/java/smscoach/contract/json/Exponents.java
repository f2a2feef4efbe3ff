package smscoach.contract.json;

/** Sums of a written exponent and a small number, in linear time: BigInteger takes minutes for a million digits. */
final class Exponents {

    /** As many digits as any long has. */
    private static final int TAIL = 18;

    private static final long TAIL_END = 1_000_000_000_000_000_000L;

    private Exponents() {}

    /** {@code written} is as JSON has it after the e, signed or not; {@code small} is less than 10^18 either way. */
    static String sum(String written, long small) {
        boolean negative = written.startsWith("-");
        String magnitude = written.substring(negative || written.startsWith("+") ? 1 : 0);
        magnitude = magnitude.substring(JsonValues.zeros(magnitude));
        if (magnitude.length() <= TAIL) {
            long value = magnitude.isEmpty() ? 0 : Long.parseLong(magnitude);
            return Long.toString((negative ? -value : value) + small);
        }
        // So large that the sign stays: the last digits take the sum, the others at most a carry of one.
        int head = magnitude.length() - TAIL;
        long tail = Long.parseLong(magnitude.substring(head)) + (negative ? -small : small);
        char[] digits = magnitude.substring(0, head).toCharArray();
        if (tail >= TAIL_END) {
            tail -= TAIL_END;
            digits = increased(digits);
        } else if (tail < 0) {
            tail += TAIL_END;
            decrease(digits);
        }
        String all = new String(digits) + String.format("%018d", tail);
        return (negative ? "-" : "") + all.substring(JsonValues.zeros(all));
    }

    private static char[] increased(char[] digits) {
        int i = digits.length - 1;
        while (i >= 0 && digits[i] == '9') {
            digits[i--] = '0';
        }
        if (i < 0) {
            return ("1" + new String(digits)).toCharArray();
        }
        digits[i]++;
        return digits;
    }

    /** The number is not 0, so some digit can be made less. */
    private static void decrease(char[] digits) {
        int i = digits.length - 1;
        while (digits[i] == '0') {
            digits[i--] = '9';
        }
        digits[i]--;
    }
}
