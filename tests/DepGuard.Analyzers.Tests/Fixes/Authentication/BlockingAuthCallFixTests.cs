using DepGuard.Analyzers.CodeFixes.Authentication;
using DepGuard.Analyzers.Rules.Authentication;

namespace DepGuard.Analyzers.Tests.Fixes.Authentication;

public class BlockingAuthCallFixTests
{
    [Theory]
    [InlineData("return credential.GetTokenAsync(context, stop).[|Result|].Token;", "return (await credential.GetTokenAsync(context, stop)).Token;")]
    [InlineData(
        "var token = credential.GetTokenAsync(context, stop).AsTask().GetAwaiter().[|GetResult|](); return token.Token;",
        "var token = await credential.GetTokenAsync(context, stop); return token.Token;")]
    [InlineData(
        "return credential.GetTokenAsync(context, stop).ConfigureAwait(false).GetAwaiter().[|GetResult|]().Token; /* now */",
        "return (await credential.GetTokenAsync(context, stop).ConfigureAwait(false)).Token; /* now */")]
    [InlineData(
        "users.CreateAsync(\"me\").[|Wait|](); return \"\";",
        "await users.CreateAsync(\"me\"); return \"\";")]
    [InlineData(
        "Task.[|WaitAll|](users.CreateAsync(\"me\"), users.DeleteAsync(\"you\")); return \"\";",
        "await Task.WhenAll(users.CreateAsync(\"me\"), users.DeleteAsync(\"you\")); return \"\";")]
    [InlineData(
        "return Nito.AsyncEx.AsyncContext.[|Run|](() => users.GetUserNameAsync(\"me\")) ?? \"\";",
        "return await users.GetUserNameAsync(\"me\") ?? \"\";")]
    public Task In_asynchronous_code_the_call_is_awaited(string before, string after) =>
        Check($"public async Task<string> Get(CancellationToken stop) {{ await Task.Yield(); {before} }}", $"public async Task<string> Get(CancellationToken stop) {{ await Task.Yield(); {after} }}");

    [Theory]
    [InlineData(
        "public string? Name() => users.GetUserNameAsync(\"me\").[|Result|];",
        "public async Task<string?> Name() => await users.GetUserNameAsync(\"me\");")]
    [InlineData(
        "/* ours */ void Add() { users.CreateAsync(\"me\").[|Wait|](); }",
        "/* ours */ async Task Add() { await users.CreateAsync(\"me\"); }")]
    [InlineData(
        "public Task Add() { users.CreateAsync(\"me\").[|Wait|](); return Task.CompletedTask; }",
        "public async Task Add() { await users.CreateAsync(\"me\"); }")]
    [InlineData(
        "public Task<int> Add() { if (users is null) return Other(); users.CreateAsync(\"me\").[|Wait|](); return Task.FromResult(1); } static Task<int> Other() => null!;",
        "public async Task<int> Add() { if (users is null) return await Other(); await users.CreateAsync(\"me\"); return 1; } static Task<int> Other() => null!;")]
    [InlineData(
        "async Task Run() { var name = Name()!.Length; string? Name() => users.GetUserNameAsync(\"me\").[|Result|]; await Task.Yield(); }",
        "async Task Run() { var name = (await Name())!.Length; async Task<string?> Name() => await users.GetUserNameAsync(\"me\"); await Task.Yield(); }")]
    [InlineData(
        "Func<Task<string?>> Later() => () => Task.Run(() => users.GetUserNameAsync(\"me\").[|Result|]);",
        "Func<Task<string?>> Later() => () => Task.Run(async () => await users.GetUserNameAsync(\"me\"));")]
    public Task A_function_whose_callers_can_await_becomes_asynchronous(string before, string after) => Check(before, after);

    [Theory]
    [InlineData("public override string ToString() => users.GetUserNameAsync(\"me\").[|Result|] ?? \"\";")]
    [InlineData("public string? Name => users.GetUserNameAsync(\"me\").[|Result|];")]
    [InlineData("string? Name() => users.GetUserNameAsync(\"me\").[|Result|]; string? Other() => Name();")]
    [InlineData("string? Name() => users.GetUserNameAsync(\"me\").[|Result|]; Func<string?> Other() => Name;")]
    [InlineData("void Name(out string? name) { name = users.GetUserNameAsync(\"me\").[|Result|]; }")]
    [InlineData("IEnumerable<string?> Names() { yield return users.GetUserNameAsync(\"me\").[|Result|]; }")]
    [InlineData("void Add() => Array.ForEach(new[] { \"me\" }, name => users.CreateAsync(name).[|Wait|]());")]
    [InlineData("public async Task Add() { await Task.Yield(); users.CreateAsync(\"me\").[|Wait|](1000); }")]
    [InlineData("void Add(ReadOnlySpan<char> all) { users.CreateAsync(\"me\").[|Wait|](); all.ToString(); }")]
    public Task Where_the_result_might_not_compile_nothing_is_offered(string member) => Check(member, member);

    [Fact]
    public Task Every_call_of_a_file_is_awaited_at_once() => Check(
        "public async Task Run() { await users.FindByIdAsync(users.GetUserIdAsync(\"a\").[|Result|]); users.CreateAsync(\"a\").[|Wait|](); }\n    public void Go() { users.CreateAsync(\"b\").[|Wait|](); }",
        "public async Task Run() { await users.FindByIdAsync(await users.GetUserIdAsync(\"a\")); await users.CreateAsync(\"a\"); }\n    public async Task Go() { await users.CreateAsync(\"b\"); }");

    [Fact]
    public Task Several_calls_of_one_function_are_awaited_one_after_the_other() => Check(
        "public void Go() { users.CreateAsync(\"a\").[|Wait|](); users.CreateAsync(\"b\").[|Wait|](); }",
        "public async Task Go() { await users.CreateAsync(\"a\"); await users.CreateAsync(\"b\"); }");

    [Fact]
    public Task Callers_in_other_files_await_the_function() => FixCase.CheckAll<BlockingAuthCall, BlockingAuthCallFix>(
        (Sample("public string? Name() => users.GetUserNameAsync(\"me\").[|Result|];"), Sample("public async Task<string?> Name() => await users.GetUserNameAsync(\"me\");")),
        ("class Other { async System.Threading.Tasks.Task<int?> Run(Sample sample) { await System.Threading.Tasks.Task.Yield(); return sample.Name()?.Length; } }",
         "class Other { async System.Threading.Tasks.Task<int?> Run(Sample sample) { await System.Threading.Tasks.Task.Yield(); return (await sample.Name())?.Length; } }"));

    private static Task Check(string before, string after) => FixCase.Check<BlockingAuthCall, BlockingAuthCallFix>(Sample(before), Sample(after));

    private static string Sample(string member) => $$"""
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Azure.Core;
        using Microsoft.AspNetCore.Identity;

        class Sample(TokenCredential credential, TokenRequestContext context, UserManager<string> users)
        {
            {{member}}
        }
        """;
}
