import javax.xml.xpath.*;
import org.springframework.web.bind.annotation.*;

public class FixedExpressions {
  @GetMapping("/book")
  public String book(@RequestParam String title) throws XPathExpressionException {
    XPath xpath = XPathFactory.newInstance().newXPath();
    xpath.setXPathVariableResolver(name -> title);
    // ok: java/xpath-injection
    return xpath.evaluate("/books/book[title=$title]/price", document);
  }

  @GetMapping("/number")
  public Node number(@RequestParam int number) {
    // ok: java/xpath-injection
    return document.selectSingleNode("//item[" + number + "]");
  }

  @GetMapping("/nodes")
  public List<Node> nodes(@RequestParam String kind) {
    if (!KINDS.contains(kind)) {
      return List.of();
    }
    // ok: java/xpath-injection
    return document.selectNodes("//item[@kind='" + kind + "']");
  }

  @PostMapping("/sent")
  public String sent(@RequestBody String body) throws Exception {
    // ok: java/xpath-injection
    return xpath.evaluate("/order/id", parsed(body));
  }

  public Pattern pattern(@RequestParam String text) {
    // ok: java/xpath-injection
    return Pattern.compile("//" + text);
  }
}
