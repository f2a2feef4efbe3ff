package smscoach.bench.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of things, of which there is one at least. */
public final class Count implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String value) {
        return atLeast(1, value);
    }

    /** A number of things that may also be left out. */
    public static final class OrNone implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String value) {
            return atLeast(0, value);
        }
    }

    private static int atLeast(int least, String value) {
        try {
            int count = Integer.parseInt(value);
            if (count >= least) {
                return count;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new TypeConversionException(
                "'%s' is no whole number from %d to %d".formatted(value, least, Integer.MAX_VALUE));
    }
}
