using DepGuard.Analyzers.CodeFixes.AuthSemantics;
using DepGuard.Analyzers.Rules.AuthSemantics;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace DepGuard.Analyzers.Tests.Fixes.AuthSemantics;

public class AuthFailsOpenFixTests
{
    [Theory]
    [InlineData("async Task<bool>", "[|return true;|] // keep them happy", "return false; // keep them happy")]
    [InlineData("async Task<bool>", "[|return /* why */ true;|]", "return /* why */ false;")]
    [InlineData("async Task<bool>", "[|return (true);|]", "return (false);")]
    [InlineData("Task<bool>", "[|return Task.FromResult(true);|]", "return Task.FromResult(false);")]
    [InlineData("ValueTask<bool>", "[|return new ValueTask<bool>(true);|]", "return new ValueTask<bool>(false);")]
    [InlineData("async Task<AuthorizationResult>", "[|return AuthorizationResult.Success();|]", "return AuthorizationResult.Failed();")]
    [InlineData("async Task<AuthorizationResult>", "[|return Microsoft.AspNetCore.Authorization.AuthorizationResult.Success();|]", "return Microsoft.AspNetCore.Authorization.AuthorizationResult.Failed();")]
    [InlineData("async Task<AuthenticateResult>", "[|return AuthenticateResult.Success(ticket);|]", "return AuthenticateResult.Fail(\"The auth service gave no answer.\");")]
    public Task The_check_refuses(string type, string before, string after) => Check((Sample(type, before), Sample(type, after)));

    [Fact]
    public Task An_answer_under_another_name_is_left_to_its_author()
    {
        var unclear = Sample("async Task<AuthorizationResult>", "[|return Yes.Success();|]");
        return Check((unclear, unclear));
    }

    [Fact]
    public Task Every_answer_of_several_files_is_repaired_at_once() => Check(
        (Sample("async Task<bool>", "if (failure is null) { [|return true;|] } [|return true;|]"), Sample("async Task<bool>", "if (failure is null) { return false; } return false;")),
        (Sample("async Task<bool>", "[|return true;|]").Replace("Sample", "Other"), Sample("async Task<bool>", "return false;").Replace("Sample", "Other")));

    private static string Sample(string type, string answer) => $$"""
        using System;
        using System.Security.Claims;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authorization;
        using Yes = Microsoft.AspNetCore.Authorization.AuthorizationResult;

        class Sample
        {
            {{type}} May(IAuthorizationService authorization, ClaimsPrincipal user, AuthenticationTicket ticket)
            {
                try
                {
                    if (authorization.AuthorizeAsync(user, "view") is null)
                        throw new InvalidOperationException();
                    throw new TimeoutException();
                }
                catch (TimeoutException failure)
                {
                    Console.WriteLine(failure);
                    {{answer}}
                }
            }
        }
        """;

    private static Task Check(params (string Before, string After)[] files)
    {
        var test = new CSharpCodeFixTest<AuthFailsOpen, AuthFailsOpenFix, DefaultVerifier> { ReferenceAssemblies = new ReferenceAssemblies("net10.0") };
        test.TestState.AdditionalReferences.AddRange(AnalyzerCase.Libraries);
        foreach (var (before, after) in files)
        {
            test.TestState.Sources.Add(before);
            test.FixedState.Sources.Add(after);
        }

        return test.RunAsync();
    }
}
