package io.plimsoll.transport.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ServiceConfigurationTest {
    private static final Map<String, String> MINIMAL = Map.of("journal.directory", "/tmp/journal");
    private static final Path EXAMPLE = Path.of("example.conf");
    @TempDir
    private Path directory;

    @Test
    void shouldHaveDefaultsForEverythingButJournalDirectory() {
        final ServiceConfiguration configuration = ServiceConfiguration.of(MINIMAL);

        assertEquals(100_000, configuration.engine().maxAccounts());
        assertTrue(configuration.driver().isInvoked());
        assertEquals(List.of("aeron:ipc"), configuration.marketData().channels());
        assertEquals(148, configuration.maxBatchMessages());
        final ConfigurationException refusal =
            assertThrows(ConfigurationException.class, () -> ServiceConfiguration.of(Map.of()));
        assertTrue(refusal.getMessage().contains("journal.directory"), refusal::getMessage);
    }

    @Test
    void shouldSayEveryValueAndItsOrigin() throws IOException {
        final Path file = write("journal.directory = /tmp/journal\nagent.idle = spin\n");
        final String text = ServiceConfiguration.load(file).toString();

        for (final Setting setting : Setting.values()) {
            assertTrue(text.contains(setting.key() + " "), setting::key);
        }
        assertTrue(text.lines().anyMatch(line -> line.matches("agent.idle +=.*spin +\\(" + file + "\\)")), text);
        assertTrue(text.lines().anyMatch(line -> line.matches("history.idle +=.*backoff +\\(default\\)")), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "agent.idle           ; busy                 ; agent.idle = busy",
        "clock.interval       ; 100                  ; clock.interval = 100",
        "clock.interval       ; 2s                   ; from 1ms to 1s",
        "facts.limit          ; 0                    ; from 1 to 4096",
        "facts.limit          ; many                 ; a whole number",
        "facts.stream-id      ; 1001                 ; different from control.stream-id",
        "calls.ring           ; 3m                   ; a power of two",
        "calls.ring           ; 64k                  ; from 1048576",
        "calls.channels       ; aeron:ipc?term-length=64k      ; term-length of at least 1m",
        "calls.channels       ; aeron:udp?endpoint=a:1|fc=min; only fc=max",
        "facts.channels       ; ipc                  ; Aeron channels such as",
        "facts.channels       ; aeron:udp            ; endpoint=host:port",
        "driver.embedded      ; yes                  ; true or false",
        "journal.reserve      ; 5m                   ; multiple of",
        "journal.reserve      ; lots                 ; a number of bytes",
        "engine.max-tiers     ; 65                   ; maxTiers must be from 1 to 64",
        "engine.max-positions ; 10                   ; at most engine.max-positions",
        "market-data.limit    ; 4096                 ; journal.reserve",
    })
    void shouldRefuseByNameWhenValueWillNotDo(final String key, final String value, final String said) {
        final Map<String, String> changed = new HashMap<>(MINIMAL);
        changed.put("journal.reserve", "8m");
        changed.put(key, value);
        final ConfigurationException refusal =
            assertThrows(ConfigurationException.class, () -> ServiceConfiguration.of(changed));
        assertTrue(refusal.getMessage().contains(said), refusal::getMessage);
    }

    @Test
    void shouldRefuseUnknownKeyAndSuggestTheRightOne() {
        final ConfigurationException refusal = assertThrows(ConfigurationException.class,
            () -> ServiceConfiguration.of(Map.of("engine.maxAccounts", "7")));
        assertTrue(refusal.getMessage().contains("'engine.maxAccounts'"), refusal::getMessage);
        assertTrue(refusal.getMessage().contains("is it 'engine.max-accounts'?"), refusal::getMessage);
    }

    @Test
    void shouldRefuseKeyGivenTwice() throws IOException {
        final Path file = write("journal.directory = /tmp/a\njournal.directory = /tmp/b\n");
        final ConfigurationException refusal =
            assertThrows(ConfigurationException.class, () -> ServiceConfiguration.load(file));
        assertTrue(refusal.getMessage().contains("given twice"), refusal::getMessage);
    }

    @Test
    void shouldRefuseDriverSettingsWhenDriverIsExternal() {
        final ServiceConfiguration embedded = ServiceConfiguration.of(MINIMAL).with(Setting.DRIVER_THREADING, "shared");
        final ConfigurationException refusal = assertThrows(ConfigurationException.class,
            () -> embedded.with(Setting.DRIVER_EMBEDDED, "false"));
        assertTrue(refusal.getMessage().contains("driver.threading"), refusal::getMessage);
    }

    @Test
    void shouldRefuseFileThatIsNotThere() {
        assertThrows(ConfigurationException.class, () -> ServiceConfiguration.load(directory.resolve("none")));
    }

    @Test
    void shouldNameEverySettingWithItsDefaultInExampleAndReadme() throws IOException {
        ServiceConfiguration.load(EXAMPLE);
        final String example = Files.readString(EXAMPLE);
        final String readme = Files.readString(Path.of("README.md"));
        for (final Setting setting : Setting.values()) {
            if (setting.defaultValue() != null && setting != Setting.DRIVER_DIRECTORY) {
                final Matcher line = Pattern.compile(
                    "^#" + Pattern.quote(setting.key()) + " = (.*)$", Pattern.MULTILINE).matcher(example);
                assertTrue(line.find(), setting::key);
                assertEquals(setting.defaultValue(), line.group(1));
            }
            assertTrue(readme.contains("| `" + setting.key() + "` | "), setting::key);
        }
    }

    @Test
    void shouldHaveKeysOfItsOwnForEverySetting() {
        assertEquals(Setting.values().length,
            Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.toSet()).size());
    }

    private Path write(final String text) throws IOException {
        return Files.writeString(directory.resolve("plimsoll.conf"), text);
    }
}
