package org.ocpp4j.core.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Decides what happens next. Choice 0 is the ordinary course of things; any other is a deviation from it. */
interface Choices {
    /** Chooses one of several options: 0 to {@code options - 1}. */
    int pick(int options);

    /** Whether something else than 0 may come; false saves looking for options. */
    boolean mayDeviate();

    /** How to see the same again. */
    String description();

    /** By chance, from a seed. One choice in so many deviates, so that runs get somewhere. */
    static Choices random(long seed, int oneIn) {
        Random random = new Random(seed);
        return new Choices() {
            @Override
            public int pick(int options) {
                return options > 1 && random.nextInt(oneIn) == 0 ? random.nextInt(options) : 0;
            }

            @Override
            public boolean mayDeviate() {
                return true;
            }

            @Override
            public String description() {
                return "-Docpp.model.seed=" + seed;
            }
        };
    }

    /** All sequences of choices with a limited number of deviations, one after the other. */
    final class Enumeration implements Choices {
        private static final class Point {
            private final int options;
            private int chosen;

            private Point(int options) {
                this.options = options;
            }
        }

        private final int mostDeviations;
        private final List<Point> path = new ArrayList<>();
        private int position;
        private int deviations;

        Enumeration(int mostDeviations) {
            this.mostDeviations = mostDeviations;
        }

        @Override
        public int pick(int options) {
            if (options < 2 || !mayDeviate()) {
                return 0;
            }
            if (position == path.size()) {
                path.add(new Point(options));
            }
            Point point = path.get(position++);
            if (point.options != options) {
                throw new IllegalStateException("The model is not deterministic: " + point.options + " options, now "
                        + options + " at " + position);
            }
            deviations += point.chosen == 0 ? 0 : 1;
            return point.chosen;
        }

        @Override
        public boolean mayDeviate() {
            return deviations < mostDeviations;
        }

        /** Goes to the next sequence; false after the last one. */
        boolean next() {
            position = 0;
            deviations = 0;
            while (!path.isEmpty()) {
                Point last = path.get(path.size() - 1);
                if (++last.chosen < last.options) {
                    return true;
                }
                path.remove(path.size() - 1);
            }
            return false;
        }

        @Override
        public String description() {
            return "choices " + path.stream().map(point -> point.chosen).toList();
        }
    }
}
