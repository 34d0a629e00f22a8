package org.onecard.access;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Wrong on purpose: nothing says who may call its handlers. */
@RestController
@Hidden
class UnruledForTests {
  @GetMapping("/assets/unruled-for-tests")
  String unruled() {
    return "told to anybody";
  }

  @Allowed
  @GetMapping("/assets/ruled-for-nobody-for-tests")
  String nobody() {
    return "told to anybody";
  }
}
