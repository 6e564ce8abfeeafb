package org.ocpp4j.benchmarks.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.ocpp4j.benchmarks.SampleFrame;

/** Calls in an order that repeats. Immutable. */
final class FrameCycle {
    static final FrameCycle HEARTBEATS = new FrameCycle(1, 0, 0, 0, 0);
    static final FrameCycle MIXED = new FrameCycle(14, 14, 10, 1, 1);

    private final FrameTemplate[] frames;

    private FrameCycle(int heartbeats, int statuses, int meterValues, int authorizations, int boots) {
        List<FrameTemplate> cycle = new ArrayList<>();
        add(cycle, heartbeats, FrameTemplate.call("Heartbeat", "{}"));
        add(cycle, statuses, FrameTemplate.call("StatusNotification", """
                {"connectorId":1,"status":"Charging","errorCode":"NoError","timestamp":"2026-11-22T16:00:30.250Z"}"""));
        add(cycle, meterValues, sample(SampleFrame.METER_VALUES_8, "MeterValues"));
        add(cycle, authorizations, FrameTemplate.call("Authorize", "{\"idTag\":\"04A2C91B7F5E80\"}"));
        add(cycle, boots, sample(SampleFrame.BOOT_NOTIFICATION, "BootNotification"));
        Collections.shuffle(cycle, new Random(16)); // the same order in every run
        this.frames = cycle.toArray(FrameTemplate[]::new);
    }

    private static void add(List<FrameTemplate> cycle, int times, FrameTemplate frame) {
        cycle.addAll(Collections.nCopies(times, frame));
    }

    private static FrameTemplate sample(SampleFrame sample, String action) {
        String call = sample.text();
        return FrameTemplate.call(action, call.substring(call.indexOf('{'), call.length() - 1));
    }

    /** The frame at a place, counted from 0 and going round. */
    FrameTemplate frame(int place) {
        return frames[place % frames.length];
    }
}
