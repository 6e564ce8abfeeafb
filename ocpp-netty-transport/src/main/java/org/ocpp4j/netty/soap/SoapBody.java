package org.ocpp4j.netty.soap;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects the body of a request. The service defines the answer to an oversized body. */
final class SoapBody extends HttpObjectAggregator {
    private final Consumer<HttpRequest> oversized;

    SoapBody(int largest, Consumer<HttpRequest> oversized) {
        super(largest);
        this.oversized = oversized;
    }

    @Override
    protected @Nullable Object newContinueResponse(HttpMessage start, int largest, ChannelPipeline pipeline) {
        boolean wanted = HttpUtil.is100ContinueExpected(start)
                && start.decoderResult().isSuccess()
                && !isContentLengthInvalid(start, largest);
        return wanted ? super.newContinueResponse(start, largest, pipeline) : null;
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage message) {
        oversized.accept((HttpRequest) message);
    }
}
