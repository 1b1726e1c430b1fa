package dev.bellhop.bench.client;

/// Who a client is: the `person`th visitor or agent, in the `conversation`th conversation (for relays: room).
///
/// @param watchesList whether it is an agent who also hears of every change in the list of conversations
public record Seat(Side side, int workspace, int person, int conversation, boolean watchesList) {
    public enum Side {
        VISITOR('V'),
        AGENT('A');

        final char mark;

        Side(char mark) {
            this.mark = mark;
        }
    }

    public static Seat visitor(int workspace, int person) {
        return new Seat(Side.VISITOR, workspace, person, person, false);
    }

    public static Seat agent(int workspace, int person, int conversation) {
        return new Seat(Side.AGENT, workspace, person, conversation, false);
    }

    public Seat watchingList() {
        return new Seat(side, workspace, person, conversation, true);
    }
}
