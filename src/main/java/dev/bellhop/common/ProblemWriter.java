package dev.bellhop.common;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;

/// Writes problem documents where no REST resource answers.
@Singleton
public class ProblemWriter {
    private final ObjectMapper json;

    ProblemWriter(ObjectMapper json) {
        this.json = json;
    }

    public String write(int status, String code, String detail) {
        try {
            return json.writeValueAsString(Problem.of(status, code, detail));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public String write(Refusal refusal) {
        return write(refusal.code().status(), refusal.code().wireName(), refusal.getMessage());
    }
}
