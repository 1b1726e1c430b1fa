package dev.bellhop.testing;

import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Lets each REST call come from an address of its own, as a trusted proxy tells it, so that only the limit that a test
/// is about is reached.
public final class OwnAddresses implements Filter {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private OwnAddresses() {}

    public static void use() {
        RestAssured.replaceFiltersWith(new OwnAddresses());
    }

    public static void forget() {
        RestAssured.replaceFiltersWith(List.of());
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext context) {
        var number = NEXT.getAndIncrement();
        request.header("X-Forwarded-For", "198.18.%d.%d".formatted(number >> 8 & 255, number & 255));
        return context.next(request, response);
    }
}
