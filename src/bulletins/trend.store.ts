/** The functions of the database that trends are tested by. */

/**
 * How probable it is that a binomial variable of `trials` and `share` is `successes` or more; 0 below about e^-600. `share` lies between 0 and 1, ends excluded.
 * Terms by Loader's saddle-point expansion (2000), so that counts of millions keep fourteen digits; the shorter tail is summed.
 */
export const trendFences: readonly string[] = [
  // ln n! against Stirling's formula.
  `create or replace function app.stirling_error(n bigint) returns float8 language sql immutable strict parallel safe set search_path = pg_catalog as $$
    select case when n < 16 then ln(factorial(n)::float8) - (n + 0.5) * ln(greatest(n, 1)::float8) + n - ln(2 * pi()) / 2
      else (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / (n::float8 * n)) / (n::float8 * n)) / (n::float8 * n)) / (n::float8 * n)) / n end
  $$`,
  // x ln(x / mean) + mean - x, without the loss of digits where both are close.
  `create or replace function app.poisson_deviance(x float8, mean float8) returns float8 language plpgsql immutable strict parallel safe set search_path = pg_catalog as $$
    declare v float8 := (x - mean) / (x + mean); total float8; next float8; term float8; j int := 1;
    begin
      if abs(x - mean) >= 0.1 * (x + mean) then return x * ln(x / mean) + mean - x; end if;
      total := (x - mean) * v; term := 2 * x * v; v := v * v;
      loop
        if term = 0 or abs(term) < 1e-200 then return total; end if;
        term := term * v; next := total + term / (2 * j + 1);
        if next = total then return total; end if;
        total := next; j := j + 1;
      end loop;
    end
  $$`,
  `create or replace function app.binomial_upper_tail(successes bigint, trials bigint, share float8) returns float8 language plpgsql immutable strict parallel safe set search_path = pg_catalog as $$
    declare odds float8 := share / (1 - share); is_upper boolean := successes > trials * share; k bigint := successes; said float8; term float8; total float8 := 0;
    begin
      if successes <= 0 then return 1; elsif successes > trials then return 0; end if;
      if not is_upper then k := successes - 1; end if;
      if k = 0 then said := trials * ln(1 - share);
      elsif k = trials then said := trials * ln(share);
      else said := app.stirling_error(trials) - app.stirling_error(k) - app.stirling_error(trials - k) - app.poisson_deviance(k, trials * share) - app.poisson_deviance(trials - k, trials * (1 - share))
        - (ln(2 * pi()) + ln(k::float8) + ln((trials - k)::float8) - ln(trials::float8)) / 2;
      end if;
      if said < -600 then return case when is_upper then 0 else 1 end; end if;
      term := exp(said);
      while k between 0 and trials and term > total * 1e-17 loop
        total := total + term;
        if is_upper then term := term * (trials - k) / (k + 1) * odds; k := k + 1; else term := term * k / (trials - k + 1) / odds; k := k - 1; end if;
      end loop;
      return case when is_upper then least(total, 1) else greatest(1 - total, 0) end;
    end
  $$`,
  'revoke all on function app.stirling_error(bigint), app.poisson_deviance(float8, float8), app.binomial_upper_tail(bigint, bigint, float8) from public',
]
