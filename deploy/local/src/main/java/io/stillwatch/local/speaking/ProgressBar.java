package io.stillwatch.local.speaking;

import java.io.PrintStream;

/** How far something is: a bar that moves on a terminal, a line every tenth elsewhere. */
public final class ProgressBar {

    private static final int WIDTH = 40;
    private static final int HUNDRED = 100;
    private static final int PLAIN_STEP = 10;

    private final PrintStream out;
    private final boolean terminal;
    private final String title;
    private int shown = -1;
    private String lastNote = "";

    ProgressBar(PrintStream out, boolean terminal, String title) {
        this.out = out;
        this.terminal = terminal;
        this.title = title;
    }

    /** JDK 22 to 24 always have a console, those before and after only on a terminal. */
    @SuppressWarnings("SystemConsoleNull")
    public static ProgressBar onScreen(String title) {
        return new ProgressBar(
                System.out, System.console() != null && System.console().isTerminal(), title);
    }

    /**
     * Shows how far it is.
     *
     * @param part from 0 to 1
     * @param note what stands beside it, such as a count
     */
    public void at(double part, String note) {
        lastNote = note;
        int percent = (int) (HUNDRED * Math.clamp(part, 0, 1));
        if (terminal) {
            out.print("\r%s [%s] %3d %%  %s ".formatted(title, bar(percent), percent, note));
            out.flush();
        } else if (percent / PLAIN_STEP > shown / PLAIN_STEP || shown < 0) {
            out.println("%s: %d %%, %s".formatted(title, percent, note));
        }
        shown = percent;
    }

    /** Whatever was last shown, it is finished now. */
    public void done() {
        if (shown < HUNDRED) {
            at(1, lastNote);
        }
        if (terminal) {
            out.println();
        }
    }

    private static String bar(int percent) {
        int filled = WIDTH * percent / HUNDRED;
        return "#".repeat(filled) + ".".repeat(WIDTH - filled);
    }
}
