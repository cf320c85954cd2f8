package io.plimsoll.transport.feed;

/**
 * How fast recorded time passes.
 *
 * @param factor recorded nanoseconds in one real one; infinite for no waiting at all
 */
public record Speed(double factor) {
    /** No waiting at all. */
    public static final Speed MAXIMUM = new Speed(Double.POSITIVE_INFINITY);

    /** As it was recorded. */
    public static final Speed RECORDED = new Speed(1);

    /**
     * Reads a speed.
     *
     * @param text {@code recorded}, {@code max} or how many times the recorded speed, above 0
     * @return the speed
     * @throws IllegalArgumentException if it is none of these
     */
    public static Speed parse(final String text) {
        return switch (text) {
            case "recorded" -> RECORDED;
            case "max" -> MAXIMUM;
            default -> times(text);
        };
    }

    /**
     * When to send an event.
     *
     * @param sinceFirstNs recorded time since the first event
     * @return real time since the first event, nanoseconds
     */
    public long delayNs(final long sinceFirstNs) {
        return (long) (sinceFirstNs / factor);
    }

    private static Speed times(final String text) {
        try {
            final double factor = Double.parseDouble(text);
            if (factor > 0) {
                return new Speed(factor);
            }
        } catch (final NumberFormatException e) {
            throw notASpeed(text);
        }
        throw notASpeed(text);
    }

    private static IllegalArgumentException notASpeed(final String text) {
        return new IllegalArgumentException(
            "must be recorded, max or a number above 0, such as 100 for a hundred times as fast, but is " + text);
    }
}
