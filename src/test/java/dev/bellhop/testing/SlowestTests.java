package dev.bellhop.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;

/// Prints which test classes took longest, from the reports of Surefire and Failsafe. The build runs it at its end, so
/// that a test that has become slow is seen while it is remembered why.
public final class SlowestTests {
    private static final int SHOWN = 20;

    private record Report(String name, double seconds) {}

    private SlowestTests() {}

    /// @param target the build's folder
    public static void main(String... target) throws Exception {
        var reports = Stream.concat(
                        read(Path.of(target[0], "surefire-reports")).stream(),
                        read(Path.of(target[0], "failsafe-reports")).stream())
                .sorted(Comparator.comparingDouble(Report::seconds).reversed())
                .toList();
        var all = reports.stream().mapToDouble(Report::seconds).sum();
        System.out.printf("The slowest of %d test classes, which took %.0f s in all:%n", reports.size(), all);
        reports.stream()
                .limit(SHOWN)
                .forEach(report -> System.out.printf("%7.1f s  %s%n", report.seconds, report.name));
    }

    private static List<Report> read(Path folder) throws Exception {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (var files = Files.newDirectoryStream(folder, "TEST-*.xml")) {
            var reports = Stream.<Report>builder();
            for (var file : files) {
                reports.add(report(file));
            }
            return reports.build().toList();
        }
    }

    private static Report report(Path file) throws ParserConfigurationException, SAXException, IOException {
        var suite = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
        // From a thousand seconds on they are written with a comma.
        var seconds = Double.parseDouble(suite.getAttribute("time").replace(",", ""));
        return new Report(suite.getAttribute("name"), seconds);
    }
}
