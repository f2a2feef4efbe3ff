package smscoach.cli.base;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file cannot be read or written, in words. */
public final class Reasons {

    private Reasons() {}

    public static String of(IOException e) {
        return switch (e) {
            case NoSuchFileException ignored -> "there is no such file or folder";
            case AccessDeniedException ignored -> "access is denied";
            case CharacterCodingException ignored -> "it is not UTF-8";
            case FileSystemException named when named.getReason() != null -> String.valueOf(named.getReason());
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
