package io.plimsoll.transport.service;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.ErrorHandler;

/** Counts every surprise and says each kind of it once, with its stack. */
final class ErrorLog implements ErrorHandler {
    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private final AtomicLong count = new AtomicLong();
    private final Console console;

    ErrorLog(final Console console) {
        this.console = console;
    }

    @Override
    public void onError(final Throwable throwable) {
        count.incrementAndGet();
        if (said.add(kindOf(throwable))) {
            final StringWriter text = new StringWriter();
            throwable.printStackTrace(new PrintWriter(text, true));
            console.line("ERROR, said once: " + text);
        }
    }

    long count() {
        return count.get();
    }

    private static String kindOf(final Throwable throwable) {
        final StackTraceElement[] stack = throwable.getStackTrace();
        return throwable.getClass().getName() + (stack.length == 0 ? "" : stack[0]);
    }
}
