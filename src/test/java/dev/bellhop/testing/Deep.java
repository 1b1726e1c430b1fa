package dev.bellhop.testing;

/// Whether tests go deep (`-Pdeep`): as many calls, clients and minutes as find what is rare. `verify` takes a short
/// form of each, which finds what is ordinary.
public final class Deep {
    private static final boolean ON = Boolean.getBoolean("bellhop.deep");

    private Deep() {}

    public static boolean isOn() {
        return ON;
    }

    public static int or(int inVerify, int deep) {
        return ON ? deep : inVerify;
    }
}
