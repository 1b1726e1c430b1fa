package dev.bellhop.security;

import static dev.bellhop.testing.Company.as;
import static io.restassured.RestAssured.given;

import dev.bellhop.testing.Company;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DenyByDefaultTest {
    @Test
    void an_operation_that_does_not_say_who_may_call_it_lets_nobody_in() {
        var company = Company.create();
        var key = company.key(EnumSet.allOf(Scope.class));
        given().get("/api/v1/unannotated").then().statusCode(401);
        as(company.visitor("Mia").token()).get("/api/v1/unannotated").then().statusCode(403);
        as(key.secret()).get("/api/v1/unannotated").then().statusCode(403);
        as(company.signIn()).get("/api/v1/unannotated").then().statusCode(403);
    }
}
