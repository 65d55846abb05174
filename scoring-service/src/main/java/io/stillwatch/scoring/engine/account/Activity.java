package io.stillwatch.scoring.engine.account;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.function.IntConsumer;

/** Calls and extraction-like calls by day of event time; days run from 00:00 UTC and leave when they are older than the look-back. */
public final class Activity {
    /** A little more than the longest twentieth: who likes long answers has more of them than others. */
    private static final double ANYBODYS = 1.0 / 16;

    private int[] days = new int[0];
    private int[] calls = new int[0];
    private int[] extraction = new int[0];
    private int allCalls;
    private int allExtraction;

    void record(int day, boolean extractionLike) {
        int at = Arrays.binarySearch(days, day);
        if (at < 0) {
            at = -at - 1;
            days = inserted(days, at, day);
            calls = inserted(calls, at, 0);
            extraction = inserted(extraction, at, 0);
        }
        calls[at]++;
        extraction[at] += extractionLike ? 1 : 0;
        allCalls++;
        allExtraction += extractionLike ? 1 : 0;
    }

    /** Takes back an extraction-like call whose conversation went on. */
    void retract(int day) {
        int at = Arrays.binarySearch(days, day);
        if (at >= 0 && extraction[at] > 0) {
            extraction[at]--;
            allExtraction--;
        }
    }

    void forgetBefore(int day) {
        int first = Arrays.binarySearch(days, day);
        first = first < 0 ? -first - 1 : first;
        days = Arrays.copyOfRange(days, first, days.length);
        calls = Arrays.copyOfRange(calls, first, calls.length);
        extraction = Arrays.copyOfRange(extraction, first, extraction.length);
        total();
    }

    public int calls() {
        return allCalls;
    }

    public int extraction() {
        return allExtraction;
    }

    /** Extraction-like calls beyond those that anybody has who harvests nothing. */
    public double harvest() {
        return Math.max(0, (allExtraction - ANYBODYS * allCalls) / (1 - ANYBODYS));
    }

    /** Calls of each day with at least one that is over; of {@code today} if there is no other, for a part of a day is no small day. */
    public void onEachActiveDay(int today, IntConsumer callsOfTheDay) {
        int over = days.length;
        while (over > 0 && days[over - 1] >= today) {
            over--;
        }
        int last = over == 0 ? calls.length : over;
        for (int at = 0; at < last; at++) {
            callsOfTheDay.accept(calls[at]);
        }
    }

    /** Adds the calls of each day to those of others. */
    public void addTo(SortedMap<Integer, Integer> callsByDay) {
        for (int at = 0; at < days.length; at++) {
            callsByDay.merge(days[at], calls[at], Integer::sum);
        }
    }

    /** Whether there was a call on this day. */
    public boolean isOn(int day) {
        return Arrays.binarySearch(days, day) >= 0;
    }

    /** Days from the first active one to {@code today}, both included; at least one. */
    public int span(int today) {
        return days.length == 0 ? 1 : Math.max(1, today - days[0] + 1);
    }

    private void total() {
        allCalls = Arrays.stream(calls).sum();
        allExtraction = Arrays.stream(extraction).sum();
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(days.length);
        for (int i = 0; i < days.length; i++) {
            out.writeInt(days[i]);
            out.writeInt(calls[i]);
            out.writeInt(extraction[i]);
        }
    }

    static Activity read(DataInput in) throws IOException {
        Activity activity = new Activity();
        int length = in.readInt();
        activity.days = new int[length];
        activity.calls = new int[length];
        activity.extraction = new int[length];
        for (int i = 0; i < length; i++) {
            activity.days[i] = in.readInt();
            activity.calls[i] = in.readInt();
            activity.extraction[i] = in.readInt();
        }
        activity.total();
        return activity;
    }

    private static int[] inserted(int[] values, int at, int value) {
        int[] longer = Arrays.copyOf(values, values.length + 1);
        System.arraycopy(values, at, longer, at + 1, values.length - at);
        longer[at] = value;
        return longer;
    }
}
