package io.plimsoll.transport.config;

import io.aeron.ChannelUri;
import io.aeron.CommonContext;
import java.util.List;
import org.agrona.SystemUtil;

/** Checks Aeron channels before Aeron does, to name the key. */
final class Channels {
    private static final long MIN_OUTPUT_TERM_LENGTH = 1 << 20;

    private Channels() {
    }

    static List<String> inputs(final Settings settings, final Setting setting) {
        final List<String> channels = settings.list(setting);
        channels.forEach(channel -> parse(settings, setting, channel));
        return channels;
    }

    static List<String> outputs(final Settings settings, final Setting setting) {
        final List<String> channels = settings.list(setting);
        channels.forEach(channel -> checkOutput(settings, setting, parse(settings, setting, channel)));
        return channels;
    }

    private static ChannelUri parse(final Settings settings, final Setting setting, final String channel) {
        final ChannelUri uri;
        try {
            uri = ChannelUri.parse(channel);
        } catch (final IllegalArgumentException e) {
            throw settings.refusal(setting, "Aeron channels such as aeron:ipc or aeron:udp?endpoint=host:port: "
                + e.getMessage());
        }
        if (uri.isUdp() && !uri.containsKey(CommonContext.ENDPOINT_PARAM_NAME)
            && !uri.containsKey(CommonContext.MDC_CONTROL_PARAM_NAME)) {
            throw settings.refusal(setting, "given an endpoint=host:port (or control=host:port) on every UDP channel");
        }
        return uri;
    }

    private static void checkOutput(final Settings settings, final Setting setting, final ChannelUri uri) {
        final String flowControl = uri.get(CommonContext.FLOW_CONTROL_PARAM_NAME);
        if (flowControl != null && !flowControl.equals("max")) {
            throw settings.refusal(setting, "without fc=" + flowControl
                + ": only fc=max keeps a slow subscriber from holding up the others");
        }
        final String termLength = uri.get(CommonContext.TERM_LENGTH_PARAM_NAME);
        if (termLength != null
            && SystemUtil.parseSize(CommonContext.TERM_LENGTH_PARAM_NAME, termLength) < MIN_OUTPUT_TERM_LENGTH) {
            throw settings.refusal(setting, "with a term-length of at least 1m: an account report must fit");
        }
    }
}
