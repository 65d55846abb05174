package io.stillwatch.scoring.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the records of the open tick stand in a snapshot. */
final class RecordCodec {
    private RecordCodec() {}

    static void write(DataOutput out, Interaction interaction) throws IOException {
        writeTime(out, interaction.time());
        out.writeUTF(interaction.account());
        writeText(out, interaction.endUser());
        out.writeLong(interaction.conversation());
        out.writeUTF(interaction.model());
        out.writeInt(interaction.usage().inputTokens());
        out.writeInt(interaction.usage().outputTokens());
        out.writeInt(interaction.usage().reasoningTokens());
        out.writeInt(interaction.parameters().maxTokens());
        out.writeInt(interaction.parameters().choices());
        out.writeInt(interaction.parameters().tools());
        writeClient(out, interaction.client());
        writeOptional(out, interaction.content());
        Interaction.Earlier earlier = interaction.earlier();
        out.writeBoolean(earlier != null);
        if (earlier != null) {
            out.writeLong(earlier.conversation());
            writeClient(out, earlier.client());
            writeOptional(out, earlier.content());
        }
    }

    static Interaction readInteraction(DataInput in) throws IOException {
        return new Interaction(
                readTime(in),
                in.readUTF(),
                readText(in),
                in.readLong(),
                in.readUTF(),
                new Interaction.Usage(in.readInt(), in.readInt(), in.readInt()),
                new Interaction.Parameters(in.readInt(), in.readInt(), in.readInt()),
                readClient(in),
                in.readBoolean() ? readContent(in) : null,
                in.readBoolean()
                        ? new Interaction.Earlier(
                                in.readLong(), readClient(in), in.readBoolean() ? readContent(in) : null)
                        : null);
    }

    private static void writeClient(DataOutput out, Interaction.Client client) throws IOException {
        out.writeLong(client.address());
        out.writeLong(client.network());
        out.writeLong(client.stack());
    }

    private static Interaction.Client readClient(DataInput in) throws IOException {
        return new Interaction.Client(in.readLong(), in.readLong(), in.readLong());
    }

    private static void writeOptional(DataOutput out, Interaction.@Nullable Content content) throws IOException {
        out.writeBoolean(content != null);
        if (content != null) {
            writeContent(out, content);
        }
    }

    static void write(DataOutput out, AccountFact fact) throws IOException {
        out.writeUTF(fact.account());
        writeTime(out, fact.time());
        out.writeBoolean(fact.createdAt() != null);
        if (fact.createdAt() != null) {
            writeTime(out, fact.createdAt());
        }
        writeText(out, fact.organization());
        writeText(out, fact.verified());
        writeText(out, fact.kind());
        writeText(out, fact.status());
        out.writeLong(fact.payment());
        writeText(out, fact.emailDomain());
        writeText(out, fact.program());
        out.writeLong(fact.earlierPayment());
    }

    static AccountFact readFact(DataInput in) throws IOException {
        String account = in.readUTF();
        Instant time = readTime(in);
        Instant createdAt = in.readBoolean() ? readTime(in) : null;
        String organization = readText(in);
        String verified = readText(in);
        String kind = readText(in);
        String status = readText(in);
        return new AccountFact(
                account,
                time,
                createdAt,
                organization,
                verified == null ? null : Boolean.valueOf(verified),
                kind == null ? null : AccountFact.Kind.valueOf(kind),
                status == null ? null : AccountFact.Status.valueOf(status),
                in.readLong(),
                readText(in),
                readText(in),
                in.readLong());
    }

    private static void writeContent(DataOutput out, Interaction.Content content) throws IOException {
        out.writeInt(content.turn());
        out.writeInt(content.tokens());
        out.writeLong(content.digest());
        writeTags(out, content.shingles());
        writeTags(out, content.exact());
        writeTags(out, content.systemShingles());
    }

    private static Interaction.Content readContent(DataInput in) throws IOException {
        return new Interaction.Content(
                in.readInt(), in.readInt(), in.readLong(), readTags(in), readTags(in), readTags(in));
    }

    private static void writeTags(DataOutput out, Tags tags) throws IOException {
        out.writeInt(tags.size());
        for (int i = 0; i < tags.size(); i++) {
            out.writeLong(tags.get(i));
        }
    }

    private static Tags readTags(DataInput in) throws IOException {
        long[] tags = new long[in.readInt()];
        for (int i = 0; i < tags.length; i++) {
            tags[i] = in.readLong();
        }
        return Tags.of(tags);
    }

    private static void writeTime(DataOutput out, Instant time) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
    }

    private static Instant readTime(DataInput in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    private static void writeText(DataOutput out, @Nullable Object text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text.toString());
        }
    }

    private static @Nullable String readText(DataInput in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }
}
