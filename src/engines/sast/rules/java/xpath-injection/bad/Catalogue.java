import javax.xml.xpath.*;
import org.springframework.web.bind.annotation.*;

public class Catalogue {
  @GetMapping("/book")
  public String book(@RequestParam String title) throws XPathExpressionException {
    XPath xpath = XPathFactory.newInstance().newXPath();
    // ruleid: java/xpath-injection
    return xpath.evaluate("/books/book[title='" + title + "']/price", document);
  }

  protected void doPost(HttpServletRequest request) throws XPathExpressionException {
    String expression = "//user[name='" + request.getParameter("user") + "' and pass='" + request.getParameter("pass") + "']";
    // ruleid: java/xpath-injection
    XPathExpression compiled = XPathFactory.newInstance().newXPath().compile(expression);
    use(compiled);
  }

  @GetMapping("/nodes")
  public List<Node> nodes(@RequestParam String kind) {
    // ruleid: java/xpath-injection
    return document.selectNodes("//item[@kind='" + kind + "']");
  }

  @GetMapping("/node")
  public Node node(String id) {
    // ruleid: java/xpath-injection
    return document.selectSingleNode(String.format("//item[@id='%s']", id));
  }

  @PostMapping("/path")
  public Object path(@RequestBody Search search) throws XPathExpressionException {
    // ruleid: java/xpath-injection
    return xPath.compile("//" + search.getElement()).evaluate(document);
  }
}
