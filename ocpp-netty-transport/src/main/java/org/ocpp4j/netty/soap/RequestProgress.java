package org.ocpp4j.netty.soap;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.function.Consumer;
import org.ocpp4j.netty.internal.NettySocket;

/**
 * How far the request of a connection has come, and by when it must get further. It looks at what passes in two places:
 * before HTTP is decoded and behind. Belongs to the thread of the event loop.
 */
final class RequestProgress {
    private enum State {
        /** Nothing has come since the last answer. */
        IDLE,
        HEAD,
        BODY,
        /** The request is complete, and its answer is thought of or on its way. */
        ANSWER,
        /** The last answer is on its way or sent: whatever still comes is dropped. */
        OVER
    }

    private final NettySocket socket;
    private final Duration deadline;
    private final Duration silence;
    private final Consumer<HttpRequest> begun;
    private final Runnable overdue;
    private State state = State.HEAD;

    /**
     * A connection whose first request has begun; the deadline that is set goes on, and is that of its head.
     *
     * @param deadline for a head, and again for a body
     * @param silence how long nothing need come after an answer
     * @param begun told of each head
     * @param overdue what to do when a deadline has passed
     */
    RequestProgress(
            NettySocket socket, Duration deadline, Duration silence, Consumer<HttpRequest> begun, Runnable overdue) {
        this.socket = socket;
        this.deadline = deadline;
        this.silence = silence;
        this.begun = begun;
        this.overdue = overdue;
        socket.instead(overdue);
    }

    /** For the place before HTTP is decoded. */
    ChannelHandler ofBytes() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                if (state == State.IDLE) {
                    enter(State.HEAD, deadline);
                }
                pass(context, message);
            }
        };
    }

    /** For the place behind. */
    ChannelHandler ofMessages() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                if (state != State.OVER && message instanceof HttpRequest request) {
                    enter(State.BODY, deadline);
                    begun.accept(request);
                }
                if (state != State.OVER && message instanceof LastHttpContent) {
                    state = State.ANSWER;
                    socket.noDeadline();
                }
                pass(context, message);
            }
        };
    }

    private void pass(ChannelHandlerContext context, Object message) {
        if (state == State.OVER) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    private void enter(State next, Duration atMost) {
        state = next;
        socket.after(atMost, overdue);
    }

    /** The answer is sent, and the next request may come. */
    void next() {
        enter(State.IDLE, silence);
    }

    /** Nothing that comes is of interest any more. */
    void over() {
        state = State.OVER;
    }

    boolean isIdle() {
        return state == State.IDLE;
    }

    /** Whether a request has begun and is not complete. */
    boolean isReading() {
        return state == State.HEAD || state == State.BODY;
    }
}
