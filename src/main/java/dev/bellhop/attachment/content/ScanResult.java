package dev.bellhop.attachment.content;

/// What a virus scanner says of a file.
public sealed interface ScanResult {
    record Clean() implements ScanResult {}

    /// @param virus as the scanner names it
    record Infected(String virus) implements ScanResult {}

    /// There is no scanner, or it gave no verdict.
    ///
    /// @param reason for the log; holds nothing of the file
    record NotChecked(String reason) implements ScanResult {}
}
