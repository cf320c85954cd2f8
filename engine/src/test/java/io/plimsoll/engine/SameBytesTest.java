package io.plimsoll.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.RandomPortfolios;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Values of options are doubles, and still every engine says the same to the last bit: interpreted or compiled by
 * either compiler, and, since the digest is written down here, on every JDK and processor that this test is run on. A
 * change of the rules, of these streams or of the schema changes the digest.
 */
class SameBytesTest {
    private static final String DIGEST = "46db5bedae525ea82ba403d4c68a064f95ea753bac9c1774d560afc2baa8db6d";
    private static final long SEED = 11;
    private static final int ACCOUNTS = 10;
    private static final int MESSAGES = 400;

    @Test
    void shouldSayWhatItSaidOnOtherMachines() throws NoSuchAlgorithmException {
        assertEquals(DIGEST, digest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation"})
    void shouldSayTheSameHoweverItIsCompiled(final String mode) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            mode, "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
            "-cp", System.getProperty("java.class.path"), Run.class.getName()));
        final Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        final String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        assertEquals(0, process.waitFor());
        assertEquals(DIGEST, said);
    }

    /** SHA-256 of everything said about a stream, and of the state afterwards. */
    private static String digest() throws NoSuchAlgorithmException {
        final MessageDigest sha = MessageDigest.getInstance("SHA-256");
        final RandomPortfolios[] stream = new RandomPortfolios[1];
        final MarginEngine engine = new MarginEngine(
            RandomPortfolios.configuration(ACCOUNTS), (buffer, offset, length) -> {
                final byte[] copy = new byte[length];
                buffer.getBytes(offset, copy);
                sha.update(copy);
                if (stream[0] != null) {
                    stream[0].onOutput(buffer, offset, length);
                }
            });
        stream[0] = new RandomPortfolios(new Dice(SEED), new Messages(engine::apply), ACCOUNTS);
        for (int i = 0; i < MESSAGES; i++) {
            stream[0].send();
        }
        sha.update(Long.toHexString(engine.digest()).getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(sha.digest());
    }

    /** Says the digest and nothing else. */
    static final class Run {
        private Run() {
        }

        /** Runs in a virtual machine of its own. */
        public static void main(final String[] arguments) throws NoSuchAlgorithmException, IOException {
            System.out.write(digest().getBytes(StandardCharsets.US_ASCII));
            System.out.flush();
        }
    }
}
