package io.stillwatch.scoring.store;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Patience;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.time.Duration;

/** Waits for what resources answer as long as they say, and no longer. */
@AnsweredInTime
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_AFTER)
class InTime {

    @AroundInvoke
    Object answer(InvocationContext call) throws Exception {
        Duration patience = Duration.ofSeconds(
                call.getInterceptorBinding(AnsweredInTime.class).seconds());
        Object answer = call.proceed();
        return answer instanceof Uni<?> waiting ? Patience.with(waiting, patience) : answer;
    }
}
