package io.plimsoll.journal.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.wire.ConfigurationDecoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Every message of the schema can be told in words. */
class MessageTextTest {
    private static final int BLOCK_LENGTH = 400;
    private static final int LENGTH = 512;
    private static final Pattern MESSAGE = Pattern.compile("<sbe:message name=\"(\\w+)\" id=\"(\\d+)\"");

    @Test
    void shouldTellEveryMessageOfTheSchema() throws IOException {
        int told = 0;
        final Matcher messages = MESSAGE.matcher(schema());
        while (messages.find()) {
            final int templateId = Integer.parseInt(messages.group(2));
            if (templateId != ConfigurationDecoder.TEMPLATE_ID) {
                final String text = ones(templateId);
                assertTrue(text.startsWith("[" + messages.group(1) + "]"), messages.group(1) + ": " + text);
                told++;
            }
        }
        assertTrue(told > 40, "messages: " + told);
    }

    @Test
    void shouldTellBytesOfWhatIsNoMessage() {
        assertEquals("bytes ", ones(ConfigurationDecoder.TEMPLATE_ID).substring(0, 6));
        assertEquals("bytes ", ones(999).substring(0, 6));
    }

    /** A message of ones, which all enumerations have, with empty groups. */
    private static String ones(final int templateId) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LENGTH]);
        buffer.setMemory(0, MessageHeaderEncoder.ENCODED_LENGTH + BLOCK_LENGTH, (byte) 1);
        new MessageHeaderEncoder().wrap(buffer, 0)
            .blockLength(BLOCK_LENGTH)
            .templateId(templateId)
            .schemaId(MessageHeaderEncoder.SCHEMA_ID)
            .version(MessageHeaderEncoder.SCHEMA_VERSION);
        return MessageText.of(buffer, 0, LENGTH);
    }

    private static String schema() throws IOException {
        try (InputStream stream = MessageTextTest.class.getResourceAsStream("/plimsoll-codecs.xml")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
