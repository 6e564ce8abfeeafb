package org.ocpp4j.core.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.time.Scheduler;

/**
 * All threads and the time of one run, on the thread of the test. What could happen next is a list of actions, and {@link
 * Choices} picks one. Whatever the engine calls is a seam: there the thread may be interrupted and other actions run
 * before it goes on, as on a machine with many threads.
 */
final class World implements Scheduler {
    /** Something that may happen. What is optional need not happen before the world comes to rest. */
    record Action(String name, boolean optional, Runnable run) {}

    /** Somebody who may act. */
    interface Actor {
        void offer(List<Action> actions);
    }

    private record Timer(Duration due, Duration delay, Runnable task) {}

    private static final int MOST_STEPS = 3_000;
    private static final int MOST_FRAMES = 80;
    private static final int DEEPEST = 4;

    final Tasks handlers = new Tasks("handler thread");
    final Tasks completions = new Tasks("completion thread");
    private final Choices choices;
    private final List<Actor> actors = new ArrayList<>();
    private final List<Timer> timers = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();
    private Consumer<Duration> whenFired = delay -> {};
    private Duration now = Duration.ZERO;
    private @Nullable AssertionError violation;
    private boolean settling;
    private int steps;
    private int depth;

    World(Choices choices) {
        this.choices = choices;
    }

    void add(Actor actor) {
        actors.add(actor);
    }

    /** Told the delay of each timer that fires. */
    void whenFired(Consumer<Duration> listener) {
        whenFired = listener;
    }

    int timers() {
        return timers.size();
    }

    /** Runs until nothing is left that must happen. */
    void run() {
        while (true) {
            List<Action> actions = actions(!settling && choices.mayDeviate());
            int must =
                    (int) actions.stream().filter(action -> !action.optional()).count();
            int pick = settling ? 0 : choices.pick(must == 0 ? actions.size() + 1 : actions.size());
            if (must == 0 && pick-- == 0) {
                return;
            }
            act(actions.get(pick));
        }
    }

    /** Runs to rest in the ordinary course; nothing optional happens any more. */
    void settle() {
        settling = true;
        run();
    }

    /** A place where other threads may get ahead of this one. */
    void seam(String place) {
        if (settling || depth >= DEEPEST || !choices.mayDeviate()) {
            return;
        }
        List<Action> actions = actions(true);
        int pick = choices.pick(actions.size() + 1);
        if (pick > 0) {
            depth++;
            trace.add(".".repeat(depth) + " meanwhile, at " + place);
            perform(actions.get(pick - 1));
            trace.add(".".repeat(depth) + " back at " + place);
            depth--;
        }
    }

    /** A place that work must not reach by recursion over what waits: the stack since the last action is flat. */
    void flat(String place) {
        long frames = StackWalker.getInstance()
                .walk(stack -> stack.takeWhile(frame -> !frame.getMethodName().equals("perform"))
                        .count());
        if (frames > MOST_FRAMES) {
            violated("The stack is flat at " + place + ", not of " + frames + " frames", null);
        }
    }

    /** One of several ways in which something may go; 0 is the ordinary one. */
    int choose(int ways) {
        return settling ? 0 : choices.pick(ways);
    }

    void note(String event) {
        trace.add(".".repeat(depth) + "   " + event);
    }

    /** A promise is broken. Kept, since the engine would swallow what is thrown through it. */
    void violated(String promise, @Nullable Throwable cause) {
        if (violation == null) {
            note("BROKEN: " + promise);
            violation = new AssertionError(
                    promise + "\nSee it again: " + choices.description() + "\n" + String.join("\n", trace), cause);
        }
    }

    void check() {
        if (violation != null) {
            throw violation;
        }
    }

    private void act(Action action) {
        if (++steps > MOST_STEPS) {
            violated("The world comes to rest", null);
        }
        perform(action);
        check();
    }

    private void perform(Action action) {
        trace.add(".".repeat(depth) + action.name());
        try {
            action.run().run();
        } catch (Throwable thrown) {
            violated("Nothing is thrown at transports, timers, executors and callers, as by: " + action.name(), thrown);
        }
    }

    /** What could happen, the ordinary course first. */
    private List<Action> actions(boolean optional) {
        List<Action> all = new ArrayList<>();
        handlers.offer(all);
        completions.offer(all);
        actors.forEach(actor -> actor.offer(all));
        timers.stream()
                .min(Comparator.comparing(Timer::due))
                .ifPresent(first -> all.add(new Action("time passes by " + first.delay(), false, () -> fire(first))));
        List<Action> ordered = new ArrayList<>(all.size());
        all.stream().filter(action -> !action.optional()).forEach(ordered::add);
        if (optional) {
            all.stream().filter(Action::optional).forEach(ordered::add);
        }
        return ordered;
    }

    private void fire(Timer timer) {
        timers.remove(timer);
        now = timer.due();
        whenFired.accept(timer.delay());
        timer.task().run();
    }

    @Override
    public Task schedule(Duration delay, Runnable task) {
        Timer timer = new Timer(now.plus(delay), delay, task);
        timers.add(timer);
        seam("the setting of a timer");
        return () -> {
            seam("the cancelling of a timer");
            timers.remove(timer);
        };
    }

    /** A pool of as many threads as there are tasks, so that any of them may begin next. */
    final class Tasks implements Executor, Actor {
        private final String name;
        private final List<Runnable> waiting = new ArrayList<>();
        private boolean shutDown;

        private Tasks(String name) {
            this.name = name;
        }

        void shutDown() {
            shutDown = true;
        }

        @Override
        public void execute(Runnable task) {
            if (shutDown) {
                throw new RejectedExecutionException("The " + name + " is shut down");
            }
            waiting.add(task);
            seam("the hand-over to a " + name);
        }

        @Override
        public void offer(List<Action> actions) {
            for (Runnable task : waiting) {
                actions.add(new Action(name + " runs", false, () -> {
                    waiting.remove(task);
                    task.run();
                }));
            }
        }
    }
}
