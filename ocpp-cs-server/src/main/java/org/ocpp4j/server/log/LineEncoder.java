package org.ocpp4j.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;

/** Writes lines in UTF-8, as text by default. Made by logback; thread-safe. */
public final class LineEncoder extends EncoderBase<ILoggingEvent> {
    private volatile LogSettings.Format format = LogSettings.Format.TEXT;

    /**
     * Changes how lines look from now on.
     *
     * @param other the form
     */
    public void format(LogSettings.Format other) {
        this.format = other;
    }

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        String line = format == LogSettings.Format.JSON ? JsonLine.of(event) : TextLine.of(event);
        return line.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }
}
