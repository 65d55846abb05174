package io.stillwatch.eventsourcing;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the idle time-out from connections on which it is the service that is waited for: Vert.x closes them as it does those on which nobody wants
 * anything, and what takes longer to find out could never be answered.
 */
@ApplicationScoped
class AwaitedAnswers {
    void on(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(AwaitedAnswers::watch);
    }

    private static void watch(RoutingContext request) {
        Watch watch = request.request().connection() instanceof ConnectionBase connection
                ? on(connection.channel().pipeline())
                : null;
        if (watch != null) {
            watch.unanswered.incrementAndGet();
            request.addEndHandler(_ -> watch.unanswered.decrementAndGet());
        }
        request.next();
    }

    /** None, where there is no idle time-out. */
    private static @Nullable Watch on(ChannelPipeline connection) {
        ChannelHandlerContext idle = connection.context(IdleStateHandler.class);
        if (idle != null && connection.get(Watch.class) == null) {
            connection.addAfter(idle.name(), null, new Watch());
        }
        return connection.get(Watch.class);
    }

    /** Of a body that does not go on, and of an answer that is not read, the other side is waited for: then the time-out holds. */
    private static final class Watch extends ChannelInboundHandlerAdapter {
        private final AtomicInteger unanswered = new AtomicInteger();
        private boolean isWhole;

        @Override
        public void channelRead(ChannelHandlerContext connection, Object part) {
            if (part instanceof HttpObject) {
                isWhole = part instanceof LastHttpContent;
            }
            connection.fireChannelRead(part);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext connection, Object event) {
            boolean isAwaited = isWhole && unanswered.get() > 0 && isTaken(connection);
            if (!(event instanceof IdleStateEvent && isAwaited)) {
                connection.fireUserEventTriggered(event);
            }
        }

        private static boolean isTaken(ChannelHandlerContext connection) {
            ChannelOutboundBuffer said = connection.channel().unsafe().outboundBuffer();
            return said == null || said.isEmpty();
        }
    }
}
