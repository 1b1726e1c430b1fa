package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.AssistBrowsers.test;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;

/// Takes the README's screenshots and holds them to what the pages look like now. `-Dbellhop.pictures=write` replaces
/// those in `docs/images`.
class ReadmePicturesIT extends TwoBrowserTestBase {
    private static final Path IMAGES = Path.of("docs", "images");
    private static final int WIDTH = 1_512;
    private static final int GAP = 16;
    private static final int LARGEST = 200 * 1024;

    /// Fonts differ between machines, so pictures are compared as a grid of average colours.
    private static final int COLUMNS = 32;

    private static final int ROWS = 16;
    private static final double ALIKE = 24;

    @Override
    Browser.NewContextOptions visitors() {
        return new Browser.NewContextOptions().setViewportSize(640, 860).setColorScheme(ColorScheme.LIGHT);
    }

    private void begin() {
        both.console.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        both.meet("Hello! Can the linen go into the machine?");
    }

    @Test
    void the_chat_beside_the_console() throws IOException {
        begin();
        test(both.console, "composer").fill("It can, up to 40 degrees.");
        test(both.console, "composer").press("Enter");
        assertThat(both.shop.getByText("It can, up to 40 degrees.")).isVisible();
        assertThat(test(both.shop, "receipt")).containsText("Seen");
        isAsCommitted("chat");
    }

    @Test
    void a_page_that_an_agent_sees() throws IOException {
        begin();
        both.show();
        both.sees(both.headline());
        isAsCommitted("assist");
    }

    private void isAsCommitted(String name) throws IOException {
        var taken = sideBySide(both.shop, both.console);
        var committed = IMAGES.resolve(name + ".jpg");
        if ("write".equals(System.getProperty("bellhop.pictures"))) {
            Files.createDirectories(IMAGES);
            Files.write(committed, jpeg(taken));
        }
        assertThat(Files.size(committed)).isLessThanOrEqualTo(LARGEST);
        assertThat(difference(ImageIO.read(committed.toFile()), taken))
                .as("%s is not what the pages look like now; -Dbellhop.pictures=write takes it anew", committed)
                .isLessThan(ALIKE);
    }

    private static BufferedImage sideBySide(Page left, Page right) throws IOException {
        var one = picture(left);
        var other = picture(right);
        var whole = one.getWidth() + GAP + other.getWidth();
        var scale = (double) WIDTH / whole;
        var height = (int) (Math.max(one.getHeight(), other.getHeight()) * scale);
        var image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, height);
        pen.scale(scale, scale);
        pen.drawImage(one, 0, 0, null);
        pen.drawImage(other, one.getWidth() + GAP, 0, null);
        pen.dispose();
        return image;
    }

    private static BufferedImage picture(Page page) throws IOException {
        var still = new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED);
        return ImageIO.read(new ByteArrayInputStream(page.screenshot(still)));
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var quality = writer.getDefaultWriteParam();
        quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        quality.setCompressionQuality(0.85f);
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), quality);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /// @return the largest difference of any cell's average, 0 to 255
    private static double difference(BufferedImage one, BufferedImage other) {
        assertThat(one.getWidth()).isEqualTo(other.getWidth());
        assertThat(one.getHeight()).isEqualTo(other.getHeight());
        double largest = 0;
        for (int column = 0; column < COLUMNS; column++) {
            for (int row = 0; row < ROWS; row++) {
                largest = Math.max(largest, Math.abs(brightness(one, column, row) - brightness(other, column, row)));
            }
        }
        return largest;
    }

    private static double brightness(BufferedImage image, int column, int row) {
        var width = image.getWidth() / COLUMNS;
        var height = image.getHeight() / ROWS;
        long sum = 0;
        for (int x = column * width; x < (column + 1) * width; x++) {
            for (int y = row * height; y < (row + 1) * height; y++) {
                var color = new Color(image.getRGB(x, y));
                sum += color.getRed() + color.getGreen() + color.getBlue();
            }
        }
        return sum / (3.0 * width * height);
    }
}
