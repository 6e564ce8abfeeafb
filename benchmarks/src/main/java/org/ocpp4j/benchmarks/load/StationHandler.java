package org.ocpp4j.benchmarks.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A station's end of an open connection: reads whole frames of the server, tells {@link CallLoop} of answers, and answers
 * calls and pings. Lives on the event loop of the connection; {@link #execute} brings others there.
 */
final class StationHandler extends ByteToMessageDecoder {
    private static final int OPCODE = 0x0f;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int LENGTH_FOLLOWS = 126;
    private static final int BEFORE_ID = "[3,\"".length();

    private final int number;
    private final Channel channel;
    private final LoopStatistics loop;
    private final CallLoop calls;
    private boolean departing;

    StationHandler(int number, Channel channel, LoopStatistics loop, StationPlan plan) {
        this.number = number;
        this.channel = channel;
        this.loop = loop;
        this.calls = new CallLoop(channel, loop, plan, number);
    }

    String identity() {
        return String.format(Locale.ROOT, "LOAD-%06d", number);
    }

    CallLoop calls() {
        return calls;
    }

    /** Runs something on the event loop of this connection. */
    void execute(Runnable task) {
        channel.eventLoop().execute(task);
    }

    /** Goes, from any thread. */
    void depart(Departure how) {
        execute(() -> {
            departing = true;
            calls.end();
            how.leave(channel);
        });
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        loop.add(calls);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int start = in.readerIndex();
        int available = in.readableBytes();
        int length = available < 2 ? 0 : in.getByte(start + 1) & 0x7f;
        int header = length == LENGTH_FOLLOWS ? 4 : 2;
        if (available < header) {
            return;
        }
        if (length > LENGTH_FOLLOWS) {
            throw new IllegalStateException("The server sent more than 64 KiB");
        }
        int payload = length == LENGTH_FOLLOWS ? in.getUnsignedShort(start + 2) : length;
        if (available < header + payload) {
            return;
        }
        frame(in.getByte(start) & OPCODE, in, start + header, payload);
        in.readerIndex(start + header + payload);
    }

    private void frame(int opcode, ByteBuf in, int from, int length) {
        switch (opcode) {
            case TEXT -> message(in, from, length);
            case PING -> send(PONG, bytes(in, from, length));
            case CLOSE -> channel.close();
            default -> {}
        }
    }

    private void message(ByteBuf in, int from, int length) {
        switch (length > BEFORE_ID ? in.getByte(from + 1) : 0) {
            case '2' -> answer(in, from, length);
            case '3' -> calls.answered(id(in, from + BEFORE_ID), true);
            default -> calls.answered(id(in, from + BEFORE_ID), false);
        }
    }

    private static int id(ByteBuf in, int from) {
        int id = 0;
        for (int digit = 0; digit < FrameTemplate.ID_LENGTH; digit++) {
            id = id * 10 + in.getByte(from + digit) - '0';
        }
        return id;
    }

    /** Answers a call of the server; {@code Accepted} fits all that {@link StationCaller} sends. */
    private void answer(ByteBuf in, int from, int length) {
        int id = from + BEFORE_ID;
        int end = in.indexOf(id, from + length, (byte) '"');
        String text = "[3,\"" + in.toString(id, end - id, StandardCharsets.US_ASCII) + "\",{\"status\":\"Accepted\"}]";
        send(TEXT, text.getBytes(StandardCharsets.US_ASCII));
        loop.current().answersGiven++;
    }

    private void send(int opcode, byte[] payload) {
        channel.writeAndFlush(Unpooled.wrappedBuffer(FrameTemplate.frame(opcode, payload)), channel.voidPromise());
    }

    private static byte[] bytes(ByteBuf in, int from, int length) {
        byte[] bytes = new byte[length];
        in.getBytes(from, bytes);
        return bytes;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        loop.remove(calls);
        if (!departing) {
            loop.current().lost++;
        }
        super.channelInactive(context);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
