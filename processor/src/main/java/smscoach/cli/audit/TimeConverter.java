package smscoach.cli.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.OptionalLong;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import smscoach.contract.Timestamps;

/** A time as the contract writes it, or a day, which begins at midnight UTC. */
final class TimeConverter implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
        OptionalLong millis = Timestamps.parseMillis(text);
        if (millis.isPresent()) {
            return Instant.ofEpochMilli(millis.getAsLong());
        }
        try {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + text + "' is no time; write 2026-11-22 or 2026-11-22T10:15:00Z");
        }
    }
}
