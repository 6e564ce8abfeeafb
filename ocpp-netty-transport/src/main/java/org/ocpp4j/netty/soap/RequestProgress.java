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
 * The progress of a connection's request, and the deadline for its next step. It observes the pipeline in two places:
 * before and after HTTP is decoded. Belongs to the thread of the event loop.
 */
final class RequestProgress {
    private enum State {
        /** No bytes have arrived since the last answer. */
        IDLE,
        HEAD,
        BODY,
        /** The request is complete, and its answer is being prepared or sent. */
        ANSWER,
        /** The last answer is being sent or was sent: further input is dropped. */
        OVER
    }

    private final NettySocket socket;
    private final Duration deadline;
    private final Duration silence;
    private final Consumer<HttpRequest> begun;
    private final Runnable overdue;
    private State state = State.HEAD;

    /**
     * Creates the progress of a connection whose first request has started; the current deadline stays, and applies to
     * its head.
     *
     * @param deadline for a head, and again for a body
     * @param silence how long a connection may be silent after an answer
     * @param begun called for each head
     * @param overdue runs when a deadline has passed
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

    /** The handler before HTTP is decoded. */
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

    /** The handler after HTTP is decoded. */
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

    /** The answer is sent, and the next request may follow. */
    void next() {
        enter(State.IDLE, silence);
    }

    /** Further input is ignored. */
    void over() {
        state = State.OVER;
    }

    boolean isIdle() {
        return state == State.IDLE;
    }

    /** Whether a request has started and is not complete. */
    boolean isReading() {
        return state == State.HEAD || state == State.BODY;
    }
}
