package org.ocpp4j.json.internal.loop;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.enums.Role;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.TextFrame;
import org.java_websocket.protocols.Protocol;
import org.ocpp4j.json.spi.EndpointSettings;
import org.ocpp4j.json.spi.OpeningAnswer;
import org.ocpp4j.json.spi.StationWebSocket;

/**
 * A {@link StationWebSocket} whose frames Java-WebSocket reads and writes. Belongs to the thread of the event loop,
 * except for text messages on their way out: any thread encodes them and queues the bytes in the {@link Connection},
 * which bounds them.
 */
final class JavaWebSocketFrames implements Connection.Protocol, StationWebSocket.Socket {
    private final Connection connection;
    private final Draft_6455 draft;
    private final StationWebSocket session;

    JavaWebSocketFrames(Connection connection, EndpointSettings settings, OpeningAnswer.Upgrade upgrade) {
        this.connection = connection;
        this.draft = new Draft_6455(List.of(), List.of(new Protocol("")), settings.maxFrameSize());
        draft.setParseMode(Role.SERVER);
        this.session = StationWebSocket.open(upgrade, this, settings);
    }

    @Override
    public void received(ByteBuffer bytes) {
        session.heard();
        try {
            for (Framedata frame : draft.translateFrame(bytes)) {
                received(frame);
            }
        } catch (InvalidDataException broken) {
            session.violation(broken.getCloseCode(), broken.getMessage() == null ? "bad frame" : broken.getMessage());
        }
    }

    private void received(Framedata frame) {
        ByteBuffer payload = frame.getPayloadData();
        switch (frame.getOpcode()) {
            case TEXT, CONTINUOUS -> {
                byte[] bytes = new byte[payload.remaining()];
                payload.get(bytes);
                session.data(frame.getOpcode() == Opcode.CONTINUOUS, frame.isFin(), bytes);
            }
            case PING -> session.ping(payload);
            case PONG -> {}
            case CLOSING -> {
                CloseFrame close = (CloseFrame) frame;
                String text = close.getMessage(); // null where it is not UTF-8
                session.closeFrame(close.getCloseCode(), text == null ? "" : text);
            }
            case BINARY -> session.violation(CloseFrame.REFUSE, "binary messages are not OCPP-J");
        }
    }

    @Override
    public void tick(long now) {
        session.tick(now);
    }

    @Override
    public void leave() {
        session.leave();
    }

    @Override
    public void ended(String cause) {
        session.ended(cause);
    }

    @Override
    public void execute(Runnable task) {
        connection.loop().execute(task);
    }

    @Override
    public boolean send(String message) {
        TextFrame frame = new TextFrame();
        frame.setPayload(ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8)));
        return connection.send(draft.createBinaryFrame(frame));
    }

    @Override
    public void send(int opcode, ByteBuffer payload) {
        connection.send(ByteBuffer.allocate(2 + payload.remaining())
                .put((byte) (0x80 | opcode)) // the last fragment; not masked, since a server sends it
                .put((byte) payload.remaining())
                .put(payload)
                .flip());
    }

    @Override
    public void end(String cause) {
        connection.end(cause);
    }

    @Override
    public void endAfter(Duration delay, String cause) {
        connection.endAfter(delay, cause);
    }

    @Override
    public void endWhenSent(String cause, Duration atMost) {
        connection.endWhenSent(cause, atMost);
    }

    @Override
    public void shutdownWhenSent(String cause, Duration atMost) {
        connection.shutdownWhenSent(cause, atMost);
    }
}
