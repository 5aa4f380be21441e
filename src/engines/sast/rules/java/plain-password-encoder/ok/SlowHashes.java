import org.springframework.security.crypto.password.*;

public class SlowHashes {
  @Bean
  public PasswordEncoder passwordEncoder() {
    // ok: java/plain-password-encoder
    return new BCryptPasswordEncoder(12);
  }

  @Bean
  public PasswordEncoder delegating() {
    Map<String, PasswordEncoder> encoders = new HashMap<>();
    encoders.put("bcrypt", new BCryptPasswordEncoder());
    // ok: java/plain-password-encoder
    encoders.put("noop", NoOpPasswordEncoder.getInstance());
    return new DelegatingPasswordEncoder("bcrypt", encoders);
  }

  @Bean
  public PasswordEncoder argon() {
    // ok: java/plain-password-encoder
    return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  }

  @Bean
  public PasswordEncoder standard() {
    // ok: java/plain-password-encoder
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  public UserDetails known(String hash) {
    // ok: java/plain-password-encoder
    return User.withUsername("reader").password(hash).roles("USER").build();
  }
}
