package org.ocpp4j.benchmarks.load;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;

/** How a station goes. */
enum Departure {
    /** With a reset of the TCP connection. */
    RESET {
        @Override
        void leave(Channel channel) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            channel.close();
        }
    },
    /** With the end of the TCP connection, and no word of WebSocket. */
    CUT {
        @Override
        void leave(Channel channel) {
            channel.close();
        }
    },
    /** With a Close frame. */
    CLOSE {
        @Override
        void leave(Channel channel) {
            channel.writeAndFlush(Unpooled.wrappedBuffer(FrameTemplate.frame(8, GOING_AWAY)))
                    .addListener(ChannelFutureListener.CLOSE);
        }
    },
    /** Not at all: the station returns, and the server must end the connection that it had. */
    TAKEN_OVER {
        @Override
        void leave(Channel channel) {}
    };

    private static final byte[] GOING_AWAY = {0x03, (byte) 0xe9};

    /** Ends a connection; called on its event loop. */
    abstract void leave(Channel channel);
}
