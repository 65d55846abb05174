package io.stillwatch.scoring.engine.account;

import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.statistics.Mix;
import io.stillwatch.scoring.engine.table.Numbers;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Everything the engine knows of one principal. */
public final class Account {
    private static final int NEVER = Integer.MAX_VALUE;

    private final int number;
    private final Principal principal;
    private final long hash;
    private Facts facts;
    private final Activity activity;
    private final Prompts prompts;
    private Home home;
    private final Numbers contentKeys = new Numbers();
    private final Numbers pathKeys = new Numbers();
    private Conversations conversations = new Conversations();
    private Reselling reselling = new Reselling();
    private int firstExtraction = NEVER;
    private long owner;
    private Tenure tenure = Tenure.UNKNOWN;

    Account(int number, Principal principal, Policy.Sketches sizes) {
        this(number, principal, new Facts(), new Activity(), new Prompts(sizes), new Home());
    }

    private Account(int number, Principal principal, Facts facts, Activity activity, Prompts prompts, Home home) {
        this.number = number;
        this.principal = principal;
        this.hash = Mix.of(principal.toString());
        this.facts = facts;
        this.activity = activity;
        this.prompts = prompts;
        this.home = home;
        this.owner = hash;
    }

    /** Who uses the same keys, and of whom nothing else is known; called as nobody can be, whose names have no control characters. */
    Account nobody(Policy.Sketches sizes) {
        Account nobody = new Account(number, new Principal("\0erased:" + number, null), sizes);
        contentKeys.onEach(nobody.contentKeys::add);
        pathKeys.onEach(nobody.pathKeys::add);
        return nobody;
    }

    /** Dense, in order of first sight and then of name: safe to break ties with. */
    public int number() {
        return number;
    }

    public Principal principal() {
        return principal;
    }

    /** Stands for chance where accounts are put in order or drawn. */
    public long hash() {
        return hash;
    }

    public Facts facts() {
        return facts;
    }

    public Activity activity() {
        return activity;
    }

    public Prompts prompts() {
        return prompts;
    }

    public Home home() {
        return home;
    }

    /** Numbers of the shared phrases that it uses, in no order that means anything. */
    public Numbers contentKeys() {
        return contentKeys;
    }

    /** Numbers of the shared addresses and cards that it uses, in no order that means anything. */
    public Numbers pathKeys() {
        return pathKeys;
    }

    /** Who has the vote of this account: accounts of one owner have one vote together. */
    public long owner() {
        return owner;
    }

    /** Whether nobody else can have the same owner. */
    public boolean votesAlone() {
        return owner == hash;
    }

    /** Returns whether it changed. */
    public boolean ownedBy(long newOwner) {
        boolean changed = owner != newOwner;
        owner = newOwner;
        return changed;
    }

    public Tenure tenure() {
        return tenure;
    }

    /** Returns whether it changed. */
    public boolean hasTenure(Tenure newTenure) {
        boolean changed = tenure != newTenure;
        tenure = newTenure;
        return changed;
    }

    /** Share of extraction-like calls beyond anybody's, shrunk towards a tenth while there are few (detection §1). */
    public double extractionShare() {
        return (activity.harvest() + 0.3) / (activity.calls() + 3);
    }

    /** Seconds since 1970 of the first extraction-like interaction; the greatest int before there is one. */
    public int firstExtraction() {
        return firstExtraction;
    }

    /** Whether it sends for others, of whom this end user is one; takes note of the end user. */
    public boolean resellsTo(String endUser, Policy.Owning rule) {
        return facts.kindIsKnown() ? facts.isAggregator() : reselling.to(endUser, rule);
    }

    public void learn(AccountFact fact) {
        facts.learn(fact);
    }

    /** Counts a call. */
    public void call(int second, boolean extractionLike) {
        activity.record(second / Days.SECONDS, extractionLike);
        if (extractionLike) {
            firstExtraction = Math.min(firstExtraction, second);
        }
    }

    /**
     * Remembers the conversation of a call for a day.
     *
     * @param isOpening whether the call is an extraction-like one that is none if the conversation goes on
     */
    public void converse(int second, long conversation, boolean isOpening) {
        conversations.call(conversation, second / Days.SECONDS, isOpening);
    }

    /** Whether a call continues a conversation of a tick before. */
    public boolean continues(long conversation) {
        return conversations.knows(conversation);
    }

    /**
     * A later turn shows that the opening was a person's question, not a harvested answer, unless that was one of the longest.
     *
     * @return the day whose extraction-like calls are one less; 0 or less if the opening was none of them, or is one whatever follows
     */
    public int retractOpening(long conversation) {
        int day = conversations.retract(conversation);
        if (day > 0) {
            retract(day);
        }
        return day;
    }

    /** One call of that day was not extraction-like after all. */
    public void retract(int day) {
        activity.retract(day);
    }

    /** Facts that state the same anew, the earliest first. */
    List<AccountFact> statements() {
        return facts.statements(principal.account());
    }

    /** Writes what has been stated; {@link #readFacts} reads it. */
    public void writeFacts(DataOutput out) throws IOException {
        facts.write(out);
    }

    /** Takes over what has been stated to another instance. */
    public void readFacts(DataInput in) throws IOException {
        facts = Facts.read(in);
    }

    /** Writes as much as it takes to tell the home line; {@link #readHome} reads it. */
    public void writeHome(DataOutput out) throws IOException {
        home.writeLines(out);
    }

    /** Takes over where another instance has seen it. */
    public void readHome(DataInput in) throws IOException {
        home = Home.read(in);
    }

    /** What is older than the look-back goes; of who was silent for so long only the facts stay. */
    public void forget(int today, int lookBackDays) {
        activity.forgetBefore(today - lookBackDays);
        if (activity.calls() == 0) {
            prompts.forget();
            home.forget();
        }
        conversations.forgetBefore(today - 1);
    }

    void write(DataOutput out) throws IOException {
        String endUser = principal.endUser();
        out.writeInt(number);
        out.writeUTF(principal.account());
        out.writeBoolean(endUser != null);
        if (endUser != null) {
            out.writeUTF(endUser);
        }
        facts.write(out);
        activity.write(out);
        prompts.write(out);
        home.write(out);
        conversations.write(out);
        reselling.write(out);
        out.writeInt(firstExtraction);
        out.writeLong(owner);
        out.writeUTF(tenure.name());
    }

    static Account read(DataInput in) throws IOException {
        int number = in.readInt();
        Principal principal = new Principal(in.readUTF(), in.readBoolean() ? in.readUTF() : null);
        Account account =
                new Account(number, principal, Facts.read(in), Activity.read(in), Prompts.read(in), Home.read(in));
        account.conversations = Conversations.read(in);
        account.reselling = Reselling.read(in);
        account.firstExtraction = in.readInt();
        account.owner = in.readLong();
        account.tenure = Tenure.valueOf(in.readUTF());
        return account;
    }
}
