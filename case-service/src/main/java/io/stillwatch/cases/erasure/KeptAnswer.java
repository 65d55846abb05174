package io.stillwatch.cases.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.stillwatch.cases.CaseEventNames;

/**
 * An answer as it is kept, which may name an account anywhere. An end user is whose account the nearest object around them names; where none
 * does, the answer is about the account that is asked for.
 */
final class KeptAnswer {

    private static final String ACCOUNT = "account";
    private static final String END_USER = "endUser";

    private final String account;
    private final Nobody instead;

    KeptAnswer(String account, Nobody instead) {
        this.account = account;
        this.instead = instead;
    }

    /** The same JSON with other words in place of the account and of its end users. */
    String without(String body) {
        try {
            return CaseEventNames.JSON.writeValueAsString(without(CaseEventNames.JSON.readTree(body), true));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer that was kept can't be read", e);
        }
    }

    private JsonNode without(JsonNode node, boolean about) {
        return switch (node) {
            case ObjectNode object -> withoutIn(object, isAbout(object, about));
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> copy.add(without(element, about)));
                yield copy;
            }
            case TextNode text -> text.textValue().equals(account) ? TextNode.valueOf(instead.name()) : text;
            case JsonNode other -> other;
        };
    }

    private ObjectNode withoutIn(ObjectNode object, boolean about) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> {
            boolean isEndUser =
                    field.getKey().equals(END_USER) && field.getValue().isTextual();
            copy.set(
                    field.getKey().equals(account) ? instead.name() : field.getKey(),
                    isEndUser && about
                            ? TextNode.valueOf(instead.endUser(field.getValue().textValue()))
                            : without(field.getValue(), about));
        });
        return copy;
    }

    private boolean isAbout(ObjectNode object, boolean around) {
        JsonNode named = object.path(ACCOUNT);
        return named.isTextual() ? named.textValue().equals(account) : around;
    }
}
