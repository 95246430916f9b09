//! The `gatehouse-server` binary.

use std::io::Read;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use gatehouse_server::audit::Verdict;
use gatehouse_server::config::{AuditCommand, Cli, Command, Config, NewOwner};
use gatehouse_server::seed::Seed;
use gatehouse_server::{
    AppState, StartError, Store, app, audit, certificate_expiry, document, domain, factor_due,
    housekeeping, job, listen, logging, mail, owner, requirement,
};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    logging::start(&cli.config);
    let done = match cli.command {
        None => serve(cli.config).await,
        Some(Command::CreateOwner(new)) => create_owner(cli.config, &new).await,
        Some(Command::Openapi) => print_document(),
        Some(Command::Audit { command: AuditCommand::Verify }) => verify_audit(cli.config).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("gatehouse-server: {error}");
            ExitCode::FAILURE
        }
    }
}

type Done = Result<(), Box<dyn std::error::Error>>;

fn print_document() -> Done {
    println!("{}", document().to_pretty_json()?);
    Ok(())
}

async fn verify_audit(config: Config) -> Done {
    let store = Store::open(&config.database_url(), config.database_connections).await?;
    let verdicts = audit::verify_all(&store).await?;
    store.close().await;
    if verdicts.is_empty() {
        return Err("there is no organization in this database".into());
    }
    for (organization, verdict) in &verdicts {
        println!("{organization}: {verdict}");
    }
    match verdicts.iter().all(|(_, verdict)| matches!(verdict, Verdict::Intact { .. })) {
        true => Ok(()),
        false => Err("the audit log is not as it was written".into()),
    }
}

async fn create_owner(config: Config, new: &NewOwner) -> Done {
    make_data_dir(&config)?;
    let public_url = config.public_url.clone().unwrap_or_default();
    let state = AppState::start(config, &public_url).await?;
    let given = new.password_stdin.then(first_line).transpose()?;
    let is_given = given.is_some();
    let password = owner::create(&state, new, given).await?;
    println!("{} is an Owner of {}.", new.email.trim(), new.organization.trim());
    if !is_given {
        println!("Password, shown this once: {password}");
    }
    state.store.close().await;
    Ok(())
}

fn first_line() -> std::io::Result<String> {
    let mut text = String::new();
    std::io::stdin().take(4_096).read_to_string(&mut text)?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

fn make_data_dir(config: &Config) -> Result<(), StartError> {
    let what = || format!("making the directory {}", config.data_dir.display());
    match config.database_url {
        Some(_) => Ok(()),
        None => std::fs::create_dir_all(&config.data_dir)
            .map_err(|error| StartError::Io { what: what(), error }),
    }
}

async fn serve(config: Config) -> Done {
    make_data_dir(&config)?;
    let listener = TcpListener::bind(config.address)
        .await
        .map_err(|error| StartError::listening(config.address, error))?;
    let address = listener.local_addr()?;
    let public_url =
        config.public_url.clone().unwrap_or_else(|| format!("http://localhost:{}", address.port()));
    let state = AppState::start(config.clone(), &public_url).await?;
    fill(&config, &state).await?;
    println!("Gatehouse is ready at http://localhost:{}", address.port());
    tokio::spawn(housekeeping::run(state.clone()));
    tokio::spawn(domain::watch(state.clone()));
    tokio::spawn(requirement::watch(state.clone()));
    tokio::spawn(certificate_expiry::watch(state.clone()));
    tokio::spawn(factor_due::watch(state.clone()));
    tokio::spawn(job::watch(state.clone()));
    tokio::spawn(mail::watch(state.clone()));
    let patience = Duration::from_secs(config.request_timeout.into());
    listen::serve(listener, app(state.clone()), patience, asked_to_stop()).await;
    state.store.close().await;
    tracing::info!("stopped");
    Ok(())
}

/// Fills an empty database where that was asked for, and says who can sign in.
async fn fill(config: &Config, state: &AppState) -> Done {
    let seed = match &config.seed {
        _ if config.demo => Some(Seed::demo()?),
        Some(path) => Some(Seed::from_file(path)?),
        None => None,
    };
    if let Some(seed) = &seed {
        let planted = seed.plant(state).await?;
        if config.demo {
            name_sign_ins(&seed.sign_ins(state, planted).await?);
        }
    }
    if owner::is_missing(state).await? {
        println!(
            "Nobody can sign in yet. Make the first Owner with:\n  gatehouse-server create-owner \
             --organization NAME --email ADDRESS --name NAME"
        );
    }
    Ok(())
}

fn name_sign_ins(sign_ins: &[(&str, &str, &str, &str)]) {
    if sign_ins.is_empty() {
        return;
    }
    println!("Demo sign-ins:");
    for (role, name, email, password) in sign_ins {
        println!("  {role:<14} {name:<14} {email:<24} {password}");
    }
}

async fn asked_to_stop() {
    let terminated = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        () = terminated => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}
