package io.plimsoll.transport.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.wire.DefineOptionDecoder;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.VolatilitySurfaceDecoder;
import io.plimsoll.transport.feed.Speed;
import io.plimsoll.transport.portfolio.GridDefinition;
import io.plimsoll.transport.scenario.EngineTape;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A chain played into an engine whose time is not the chain's. */
class ChainFeedTest {
    private static final int DAYS = 5;
    private static final long DAY = TimeUnit.DAYS.toNanos(1);
    private static final long START = 19_000 * DAY;
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final double MONEY = 1e6;

    @TempDir
    private Path directory;

    private OptionChain chain;

    @BeforeEach
    void generate() throws IOException {
        chain = ChainReader.read(GeneratedChain.write(directory.resolve("chain.csv.gz"), 5, DAYS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recorded", "24", "max"})
    void shouldTellEachExpiryWithTheTimeThatItHadLeftByTheRecord(final String speed) {
        final EngineLink link = new EngineLink(4_096);
        final TimesLeft times = new TimesLeft();
        link.inputs = times;
        feed(link, chain, Speed.parse(speed), times.snapshots);
        for (int i = 0; i < DAYS; i++) {
            final ChainSnapshot snapshot = chain.snapshots().get(i);
            final List<Long> recorded =
                snapshot.byExpiry().keySet().stream().map(expiry -> expiry - snapshot.timeNs()).toList();
            assertEquals(recorded.size(), times.ofSurfaces.get(i).size());
            for (int expiry = 0; expiry < recorded.size(); expiry++) {
                assertEquals(recorded.get(expiry), times.ofSurfaces.get(i).get(expiry), MINUTE, speed + ", day " + i);
            }
            assertTrue(recorded.containsAll(times.ofOptions.get(i)) || speed.equals("24"), speed + ", day " + i);
        }
        assertEquals(Map.of(), link.refusals);
    }

    @Test
    void shouldListEachOptionOnceAtTheSpeedOfTheRecord() {
        final EngineLink link = new EngineLink(4_096);
        final ChainFeed feed = feed(link, chain, Speed.RECORDED, new ArrayList<>());
        final Set<OptionContract> options = new HashSet<>();
        chain.snapshots().forEach(snapshot -> options.addAll(snapshot.byContract().keySet()));
        assertEquals(options.size(), link.sent.get("DefineOption"));
        assertTrue(feed.instrumentsNeeded() >= options.size());
    }

    @Test
    void shouldNeedNoMoreInstrumentsThanItSaid() {
        final int needed = (int) new ChainFeed(
            chain.snapshots(), Venue.of(chain), new EngineLink(3), 0, Speed.MAXIMUM, () -> 0).instrumentsNeeded();
        final EngineLink link = new EngineLink(needed);
        feed(link, chain, Speed.MAXIMUM, new ArrayList<>());
        assertEquals(Map.of(), link.refusals);
        assertEquals(needed, link.sent.get("DefineOption") + 2);
    }

    /** Carried over from listing to listing, or held in one: the same days come of it. */
    @Test
    void shouldChangeNothingForAnAccountThatItsOptionsAreListedAnew() {
        final EngineLink anew = new EngineLink(4_096);
        final EngineLink once = new EngineLink(4_096);
        feed(anew, chain, Speed.MAXIMUM, new ArrayList<>(), smallPlans());
        feed(once, chain, Speed.RECORDED, new ArrayList<>(), smallPlans());
        assertEquals(DAYS * smallPlans().size(), anew.reports.size());
        for (int i = 0; i < anew.reports.size(); i++) {
            final EngineLink.Report one = anew.reports.get(i);
            final EngineLink.Report other = once.reports.get(i);
            assertEquals(other.accountId(), one.accountId());
            assertEquals(other.correlationId(), one.correlationId());
            assertEquals(other.equity() / MONEY, one.equity() / MONEY, 0.5, one.toString());
            assertEquals(other.maintenance() / MONEY, one.maintenance() / MONEY, 2, one.toString());
        }
        assertTrue(anew.sent.get("Fill") > 2 * once.sent.get("Fill"));
    }

    @Test
    void shouldCallNobodyForALegTooManyOrTooFewAndHaveCallsMet() {
        final EngineLink link = new EngineLink(4_096);
        feed(link, chain, Speed.MAXIMUM, new ArrayList<>(), Book.of(3, 40, 21));
        assertEquals(Map.of(), link.refusals);
        assertFalse(link.calls.isEmpty());
        assertFalse(link.calls.stream().anyMatch(call -> call.message().equals("Fill")), link.calls.toString());
        final Map<Long, Level> levels = link.calls.stream().collect(
            Collectors.toMap(EngineLink.Call::accountId, EngineLink.Call::to, (before, after) -> after));
        assertEquals(Set.of(Level.HEALTHY), Set.copyOf(levels.values()), link.calls.toString());
    }

    @Test
    void shouldTellARefusedSurfaceOptionByOption() {
        final long expiry = START + 20 * DAY;
        final OptionContract call = new OptionContract("X-100-C", true, BigDecimal.valueOf(100), expiry);
        final OptionContract dear = new OptionContract("X-101-C", true, BigDecimal.valueOf(101), expiry);
        final ChainSnapshot snapshot =
            new ChainSnapshot(START, List.of(quote(call, 0.5), quote(dear, 3)));
        final EngineLink link = new EngineLink(8);
        final AccountPlan plan = new AccountPlan("short", (market, held) -> Map.of(dear, -10L), false, 0);
        feed(link, new OptionChain("x", List.of(snapshot), 2, 0, Map.of()), Speed.MAXIMUM, new ArrayList<>(),
            List.of(plan));
        assertEquals(Map.of("VolatilitySurface VOLATILITY_ARBITRAGE", 1), link.refusals);
        assertEquals(2, link.sent.get("Volatility"));
        assertEquals(1, link.sent.get("Fill"));
    }

    @Test
    void shouldSettleWhatExpiredAndOldListings() {
        final EngineLink link = new EngineLink(4_096);
        feed(link, chain, Speed.MAXIMUM, new ArrayList<>());
        final long listedLast = chain.snapshots().get(DAYS - 1).quotes().stream()
            .map(OptionQuote::contract).distinct().count();
        final int left = link.sent.get("DefineOption") - link.sent.get("InstrumentSettlement");
        assertTrue(left >= listedLast && left < listedLast * 1.05, left + " of " + listedLast);
        assertEquals(Map.of(), link.refusals);
    }

    private static List<AccountPlan> smallPlans() {
        return List.of(
            new AccountPlan("strangle", new HeldStructure(new Strangle(4, 0.25, -100)), false, 0),
            new AccountPlan("long", new HeldStructure(new Strangle(7, 0.3, 200)), true, 0),
            new AccountPlan("covered", new HeldStructure(new ShortCall(14, 0.3, 100)), false, 1),
            new AccountPlan("calendar", new HeldStructure(new CalendarSpread(2, 14, 100)), false, 0));
    }

    private static ChainFeed feed(
        final EngineLink link, final OptionChain chain, final Speed speed, final List<ChainSnapshot> told) {
        return feed(link, chain, speed, told, List.of());
    }

    private static ChainFeed feed(
        final EngineLink link,
        final OptionChain chain,
        final Speed speed,
        final List<ChainSnapshot> told,
        final List<AccountPlan> plans) {
        final ChainFeed feed =
            new ChainFeed(chain.snapshots(), Venue.of(chain), link, 0, speed, link::epochNs);
        for (int i = 0; i < plans.size(); i++) {
            feed.add(i + 1, plans.get(i));
        }
        feed.run(GridDefinition.preset("grid", "crypto33"), told::add);
        return feed;
    }

    private static OptionQuote quote(final OptionContract contract, final double volatility) {
        return new OptionQuote(contract, BigDecimal.valueOf(100), BigDecimal.valueOf(volatility),
            new BigDecimal("0.01"), new BigDecimal("0.02"));
    }

    /** What time is left by the engine's clock when surfaces are told and options defined, by snapshot. */
    private static final class TimesLeft implements EngineTape {
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final DefineOptionDecoder option = new DefineOptionDecoder();
        private final VolatilitySurfaceDecoder surface = new VolatilitySurfaceDecoder();
        private final List<ChainSnapshot> snapshots = new ArrayList<>();
        private final List<List<Long>> ofSurfaces = new ArrayList<>();
        private final List<Set<Long>> ofOptions = new ArrayList<>();

        @Override
        public void input(
            final long sequence, final long timeNs, final DirectBuffer buffer, final int offset, final int length) {
            while (ofSurfaces.size() <= snapshots.size()) {
                ofSurfaces.add(new ArrayList<>());
                ofOptions.add(new HashSet<>());
            }
            final int templateId = header.wrap(buffer, offset).templateId();
            if (templateId == DefineOptionDecoder.TEMPLATE_ID) {
                option.wrapAndApplyHeader(buffer, offset, header);
                ofOptions.get(snapshots.size()).add(option.expiryTimeNs() - timeNs);
            } else if (templateId == VolatilitySurfaceDecoder.TEMPLATE_ID) {
                surface.wrapAndApplyHeader(buffer, offset, header);
                ofSurfaces.get(snapshots.size()).add(surface.expiryTimeNs() - timeNs);
            }
        }

        @Override
        public void output(final DirectBuffer buffer, final int offset, final int length) {
        }

        @Override
        public void applied() {
        }
    }
}
