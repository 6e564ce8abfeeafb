package org.ocpp4j.netty.internal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.json.spi.StationWebSocket;

/**
 * Sends to a peer and ends its connection. State belongs to the thread of the event loop; any thread may send messages,
 * which are encoded on that thread and queued in the channel. The queue is bounded: the channel notifies the handlers
 * when it is no longer writable, and they end the connection.
 */
public final class NettySocket implements StationWebSocket.Socket {
    private static final int LAST_FRAGMENT = 0x80;
    private static final int TEXT = 1;
    private static final int SHORTER_THAN_16_BITS = 126;
    private static final int LONGEST_HEADER = 10;

    private final SocketChannel channel;
    private @Nullable StationWebSocket session;
    private @Nullable String cause;
    private boolean heard;
    private boolean deaf;
    private long deadline;
    private @Nullable String deadlineCause;
    private @Nullable Runnable overdue;

    NettySocket(SocketChannel channel) {
        this.channel = channel;
    }

    public SocketChannel channel() {
        return channel;
    }

    void attach(StationWebSocket opened) {
        session = opened;
    }

    void heard() {
        heard = true;
    }

    /** Whether the peer has sent anything. */
    boolean hasHeard() {
        return heard;
    }

    /** Whether input is dropped. */
    boolean isDeaf() {
        return deaf;
    }

    /** Why the connection ended; the first stored cause counts. */
    public String causeOr(String otherwise) {
        return cause == null ? otherwise : cause;
    }

    void note(String why) {
        if (cause == null) {
            cause = why;
        }
    }

    /** From any thread. */
    void leave() {
        execute(() -> {
            if (session != null) {
                session.leave();
            } else {
                end("the server stops");
            }
        });
    }

    /** Checks deadlines; called for all sockets by the threads of all loops. */
    void tick(long now) {
        if (!channel.eventLoop().inEventLoop()) {
            return;
        }
        if (deadlineCause != null && now - deadline >= 0) {
            String why = deadlineCause;
            deadlineCause = null;
            if (overdue != null) {
                overdue.run();
            } else {
                end(why);
            }
        } else if (session != null) {
            session.tick(now);
        }
    }

    @Override
    public void execute(Runnable task) {
        try {
            channel.eventLoop().execute(task);
        } catch (RejectedExecutionException stopped) {
            // the loop has ended, and all its connections before it
        }
    }

    @Override
    public boolean send(String message) {
        if (!channel.isActive()) {
            return false;
        }
        int length = ByteBufUtil.utf8Bytes(message);
        ByteBuf frame = channel.alloc().buffer(length + LONGEST_HEADER);
        frame.writeByte(LAST_FRAGMENT | TEXT);
        if (length < SHORTER_THAN_16_BITS) {
            frame.writeByte(length);
        } else if (length <= 0xffff) {
            frame.writeByte(SHORTER_THAN_16_BITS).writeShort(length);
        } else {
            frame.writeByte(SHORTER_THAN_16_BITS + 1).writeLong(length);
        }
        ByteBufUtil.reserveAndWriteUtf8(frame, message, length);
        channel.writeAndFlush(frame, channel.voidPromise()); // a failure ends the connection
        return true;
    }

    @Override
    public void send(int opcode, ByteBuffer payload) {
        ByteBuf frame = channel.alloc().buffer(2 + payload.remaining());
        frame.writeByte(LAST_FRAGMENT | opcode).writeByte(payload.remaining()).writeBytes(payload);
        channel.writeAndFlush(frame, channel.voidPromise());
    }

    /** Queues bytes that are not a frame; they are sent with the next message, or with {@link #flush}. */
    void queue(ByteBuffer bytes) {
        channel.write(Unpooled.wrappedBuffer(bytes), channel.voidPromise());
    }

    void flush() {
        channel.flush();
    }

    @Override
    public void end(String why) {
        note(why);
        channel.close();
    }

    /**
     * Ends the connection. A lack of memory is reported to the handler that the program registered for it, since it
     * does not only concern this peer.
     */
    public void broke(Throwable failure) {
        Throwable inner = failure instanceof DecoderException ? failure.getCause() : null;
        Throwable cause = inner == null ? failure : inner;
        end("the connection broke: " + NettyFrames.words(cause));
        if (cause instanceof VirtualMachineError) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, cause);
        }
    }

    @Override
    public void endAfter(Duration delay, String why) {
        deadline = System.nanoTime() + delay.toNanos();
        deadlineCause = why;
        overdue = null;
    }

    /** Runs an action after the delay, unless another deadline replaces this one. */
    public void after(Duration delay, Runnable action) {
        endAfter(delay, "the time was up");
        overdue = action;
    }

    /** Replaces the action of the deadline that is set. */
    public void instead(Runnable action) {
        overdue = action;
    }

    public void noDeadline() {
        deadlineCause = null;
        overdue = null;
    }

    @Override
    public void endWhenSent(String why, Duration atMost) {
        endAfter(atMost, why);
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> end(why));
    }

    @Override
    public void shutdownWhenSent(String why, Duration atMost) {
        deaf = true;
        endAfter(atMost, why);
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> shutdownOutput());
    }

    /** The same after the last HTTP answer: reads little further input, and then the connection ends. */
    public void shutdownAfterAnswer(String why) {
        channel.pipeline().addFirst(new LastBytes());
        shutdownWhenSent(why, StationWebSocket.LINGERING);
    }

    /**
     * Reads on for a while, so that the peer can read the last answer; a peer that sends for too long is disconnected.
     */
    private static final class LastBytes extends ChannelInboundHandlerAdapter {
        private static final int MOST = 64 * 1024;

        private int dropped;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof ByteBuf bytes) {
                dropped += bytes.readableBytes();
            }
            if (dropped > MOST) {
                ReferenceCountUtil.release(message);
                context.close();
            } else {
                context.fireChannelRead(message); // it may contain the end of TLS
            }
        }
    }

    private void shutdownOutput() {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls == null) {
            channel.shutdownOutput();
        } else {
            tls.closeOutbound().addListener(told -> channel.shutdownOutput());
        }
    }

    /** The address of the peer; an empty one if the socket is already closed. */
    public static InetSocketAddress peerOf(SocketChannel channel) {
        InetSocketAddress address = channel.remoteAddress();
        return address == null ? new InetSocketAddress(0) : address;
    }
}
