package dev.bellhop.common;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;

/// Reads a text as a clean name.
@RegisterForReflection
final class NameReader extends StdScalarDeserializer<String> {
    NameReader() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
        var text = StringDeserializer.instance.deserialize(json, context);
        return text == null ? null : Names.clean(text);
    }
}
