package io.tributary.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads a list that somebody prepared. */
final class ListFile {
    private static final int LARGEST = 1 << 20;

    private ListFile() {}

    /** @param directory relative files are looked for in it */
    static String read(Path directory, String file) throws CommandFailure {
        byte[] content;
        try (InputStream in = Files.newInputStream(directory.resolve(file))) {
            content = in.readNBytes(LARGEST + 1);
        } catch (IOException | InvalidPathException e) {
            throw new CommandFailure("The file " + Text.cut(file, 200) + " cannot be read on this Karaf's machine.");
        }
        if (content.length > LARGEST) {
            throw new CommandFailure("The file " + Text.cut(file, 200) + " is larger than 1 MB; import it in parts.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CommandFailure("The file " + Text.cut(file, 200) + " is not in UTF-8; save it in that encoding.");
        }
    }
}
