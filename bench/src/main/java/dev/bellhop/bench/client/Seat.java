package dev.bellhop.bench.client;

/// Who a client is: the `person`th visitor or agent, in the `conversation`th conversation (for relays: room).
public record Seat(Side side, int person, int conversation) {
    public enum Side {
        VISITOR('V'),
        AGENT('A');

        final char mark;

        Side(char mark) {
            this.mark = mark;
        }
    }

    public static Seat visitor(int person) {
        return new Seat(Side.VISITOR, person, person);
    }

    public static Seat agent(int person, int conversation) {
        return new Seat(Side.AGENT, person, conversation);
    }
}
