import javax.naming.directory.*;
import org.springframework.web.bind.annotation.*;

public class EncodedFilters {
  @GetMapping("/people")
  public List<Person> people(@RequestParam String name) {
    // ok: java/ldap-injection
    return ldapTemplate.search("ou=people", "(cn=" + LdapEncoder.filterEncode(name) + ")", new PersonMapper());
  }

  protected void doPost(HttpServletRequest request, DirContext context) throws NamingException {
    // ok: java/ldap-injection
    context.search("ou=people", "(uid={0})", new Object[] {request.getParameter("user")}, new SearchControls());
  }

  @GetMapping("/query")
  public List<Person> query(@RequestParam String name) {
    // ok: java/ldap-injection
    return ldapTemplate.search(LdapQueryBuilder.query().where("cn").is(name), new PersonMapper());
  }

  @GetMapping("/number")
  public Object number(@RequestParam int number, DirContext context) throws NamingException {
    // ok: java/ldap-injection
    return context.search("ou=people", "(uidNumber=" + number + ")", new SearchControls());
  }

  @GetMapping("/mail")
  public Filter mail(String mail) throws LDAPException {
    if (!mail.matches("[a-z0-9.]+@shop.example.org")) {
      return null;
    }
    // ok: java/ldap-injection
    return Filter.create("(mail=" + mail + ")");
  }
}
