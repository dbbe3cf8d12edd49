using DepGuard.Analyzers.Rules.AuthSemantics;

namespace DepGuard.Analyzers.Tests.Rules.AuthSemantics;

public class UncheckedDecisionTests
{
    [Theory]
    [InlineData("await authorization.[|AuthorizeAsync|](user, \"view\");")]
    [InlineData("await authorization.[|AuthorizeAsync|](user, \"view\").ConfigureAwait(false);")]
    [InlineData("_ = await authorization.[|AuthorizeAsync|](user, null, \"view\");")]
    [InlineData("_ = authorization.[|AuthorizeAsync|](user, \"view\");")]
    [InlineData("authorization.[|AuthorizeAsync|](user, \"view\").Wait();")]
    [InlineData("var result = await authorization.[|AuthorizeAsync|](user, \"view\");")]
    [InlineData("AuthorizationResult result; result = await authorization.[|AuthorizeAsync|](user, \"view\");")]
    [InlineData("var task = authorization.[|AuthorizeAsync|](user, \"view\"); await task;")]
    [InlineData("await users.[|CheckPasswordAsync|](account, \"secret\");")]
    [InlineData("await signIn.[|PasswordSignInAsync|](account, \"secret\", false, true);")]
    [InlineData("var isAdmin = await users.[|IsInRoleAsync|](account, \"admin\");")]
    [InlineData("users.[|IsInRoleAsync|](account, \"admin\").GetAwaiter().GetResult();")]
    [InlineData("await Task.WhenAll(authorization.[|AuthorizeAsync|](user, \"a\"), authorization.[|AuthorizeAsync|](user, \"b\"));")]
    public Task Nobody_reads_the_decision(string body) => Check(body);

    [Theory]
    [InlineData("if (!(await authorization.AuthorizeAsync(user, \"view\")).Succeeded) throw new InvalidOperationException();")]
    [InlineData("var result = await authorization.AuthorizeAsync(user, \"view\"); Console.WriteLine(result.Succeeded);")]
    [InlineData("var task = authorization.AuthorizeAsync(user, \"view\"); var result = await task; if (!result.Succeeded) return;")]
    [InlineData("_ = (await authorization.AuthorizeAsync(user, \"view\")).Succeeded ? 1 : throw new InvalidOperationException();")]
    [InlineData("_last = await authorization.AuthorizeAsync(user, \"view\");")]
    [InlineData("if (await users.CheckPasswordAsync(account, \"secret\")) Console.WriteLine();")]
    [InlineData("var results = await Task.WhenAll(authorization.AuthorizeAsync(user, \"a\")); Console.WriteLine(results.All(one => one.Succeeded));")]
    [InlineData("switch (await users.IsInRoleAsync(account, \"admin\")) { case true: break; }")]
    [InlineData("await own.AuthorizeAsync(user, \"view\");")]
    [InlineData("await users.AddToRoleAsync(account, \"admin\");")]
    public Task Somebody_reads_the_decision(string body) => Check(body);

    [Fact]
    public Task An_expression_body_without_result_drops_it() => AnalyzerCase.Check<UncheckedDecision>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authorization;

        sealed class Sample(IAuthorizationService authorization)
        {
            public async Task Drop(ClaimsPrincipal user) => await authorization.[|AuthorizeAsync|](user, "view");
            public Task Hide(ClaimsPrincipal user) => authorization.[|AuthorizeAsync|](user, "view");
            public Task<AuthorizationResult> Pass(ClaimsPrincipal user) => authorization.AuthorizeAsync(user, "view");
        }
        """);

    private static Task Check(string body) => AnalyzerCase.Check<UncheckedDecision>($$"""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Identity;

        sealed class Own { public Task AuthorizeAsync(ClaimsPrincipal user, string policy) => Task.CompletedTask; }

        sealed class Sample(IAuthorizationService authorization, UserManager<IdentityUser> users, SignInManager<IdentityUser> signIn, Own own)
        {
            private AuthorizationResult? _last;
            public async Task Run(ClaimsPrincipal user, IdentityUser account) { await Task.Yield(); {{body}} }
        }
        """);
}
