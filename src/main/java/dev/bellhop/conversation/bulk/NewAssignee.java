package dev.bellhop.conversation.bulk;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.util.UUID;

/// Who shall be responsible. `null` in a request says that nobody shall be, unlike a field that is left out.
///
/// @param agent null: nobody
@RegisterForReflection
@JsonDeserialize(using = NewAssignee.Reader.class)
record NewAssignee(UUID agent) {
    @RegisterForReflection
    static final class Reader extends StdScalarDeserializer<NewAssignee> {
        Reader() {
            super(NewAssignee.class);
        }

        @Override
        public NewAssignee deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return new NewAssignee(context.readValue(json, UUID.class));
        }

        @Override
        public NewAssignee getNullValue(DeserializationContext context) {
            return new NewAssignee(null);
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}
