<?php
// Router of `php -S` (https://www.php.net/manual/en/features.commandline.webserver.php):
// answers with the injected fault if one is due, else lets MediaWiki answer, and
// writes one JSON line per request.
namespace CopyWiki;

/** Shorten secrets and page texts to their lengths: logs are shown and kept. */
function redacted( array $parameters ): array {
	foreach ( $parameters as $name => $value ) {
		if ( is_string( $value ) && preg_match( '/token|password|text$/i', $name ) ) {
			$parameters[$name] = '(' . strlen( $value ) . ')';
		}
	}
	return $parameters;
}

function write_log( string $folder, float $start, ?array $fault ): void {
	$line = [
		'time' => round( $start, 4 ),
		'ms' => round( ( microtime( true ) - $start ) * 1000, 1 ),
		'method' => $_SERVER['REQUEST_METHOD'],
		'path' => strtok( $_SERVER['REQUEST_URI'], '?' ),
		'status' => http_response_code(),
		'fault' => $fault,
		'agent' => $_SERVER['HTTP_USER_AGENT'] ?? '',
		'params' => (object)redacted( $_POST + $_GET ),
	];
	$json = json_encode( $line, JSON_INVALID_UTF8_SUBSTITUTE | JSON_PARTIAL_OUTPUT_ON_ERROR );
	file_put_contents( "$folder/log/requests.jsonl", "$json\n", FILE_APPEND | LOCK_EX );
}

function is_due( ?array $fault ): bool {
	if ( !$fault || $fault['count'] === 0 ) {
		return false;
	}
	$asked = $_POST + $_GET;
	foreach ( $fault['params'] as $name => $value ) { // a value may be one of several
		if ( !in_array( $value, explode( '|', $asked[$name] ?? '' ), true ) ) {
			return false;
		}
	}
	return $fault['action'] === null || $fault['action'] === ( $asked['action'] ?? null );
}

/** Return the fault for this request, counted down; workers take turns by the lock. */
function take_fault( string $file ): ?array {
	$handle = is_file( $file ) ? @fopen( $file, 'r+' ) : false;
	if ( !$handle || !flock( $handle, LOCK_EX ) ) {
		return null;
	}
	$fault = json_decode( stream_get_contents( $handle ), true );
	$due = is_due( $fault );
	if ( $due && $fault['count'] !== null ) {
		rewind( $handle );
		ftruncate( $handle, 0 );
		fwrite( $handle, json_encode( [ 'count' => $fault['count'] - 1 ] + $fault ) );
	}
	fclose( $handle );
	return $due ? $fault : null;
}

/** Answer as the fault says instead of the wiki; return the body. */
function spoilt( array $fault ): string {
	http_response_code( $fault['status'] );
	foreach ( $fault['headers'] as $name => $value ) {
		header( "$name: $value" );
	}
	return $fault['body'];
}

/** Return the wiki's answer with other values in some places, such as "query.pages.0.title". */
function altered( string $answer, array $values ): string {
	$said = json_decode( $answer, true );
	foreach ( $values as $path => $value ) {
		$place = &$said;
		foreach ( explode( '.', $path ) as $step ) {
			$place = &$place[$step];
		}
		$place = json_decode( str_replace( '@', uniqid(), json_encode( $value ) ), true );
		unset( $place );
	}
	return json_encode( $said );
}

/** Send a body of ever more bytes, one at a time, for as long as somebody listens. */
function drip( float $seconds ): void {
	header( 'Content-Type: application/json' );
	while ( ob_get_level() ) {
		ob_end_clean();
	}
	while ( !connection_aborted() ) {
		echo ' ';
		flush();
		usleep( (int)( $seconds * 1e6 ) );
	}
}

/** Send so many megabytes of spaces, packed a thousand times smaller. */
function bomb( int $megabytes ): void {
	header( 'Content-Type: application/json' );
	header( 'Content-Encoding: gzip' );
	$packing = deflate_init( ZLIB_ENCODING_GZIP );
	for ( $sent = 0; $sent < $megabytes && !connection_aborted(); $sent++ ) {
		echo deflate_add( $packing, str_repeat( ' ', 1 << 20 ) );
	}
	echo deflate_add( $packing, '{}', ZLIB_FINISH );
}

/** Act the fault out; true if that was the whole answer. */
function act( array $fault ): bool {
	usleep( (int)( $fault['sleep'] * 1e6 ) );
	if ( $fault['drip'] || $fault['bomb'] ) {
		$fault['drip'] ? drip( $fault['drip'] ) : bomb( $fault['bomb'] );
		return true;
	}
	if ( $fault['set'] ) {
		ob_start( static fn ( $answer ) => altered( $answer, $fault['set'] ) );
		return false;
	}
	if ( $fault['status'] === null ) {
		return false;
	}
	if ( $fault['late'] ) {
		ob_start( static fn () => spoilt( $fault ) ); // the wiki works; its answer is lost
		return false;
	}
	echo spoilt( $fault );
	return true;
}

/** Let the first request that has the parameters of the hold wait until it is released. */
function wait_if_held( string $folder ): void {
	$hold = json_decode( @file_get_contents( "$folder/ctl/hold" ) ?: 'null', true );
	if ( $hold === null || array_diff_assoc( $hold, $_POST + $_GET ) ) {
		return;
	}
	if ( @rename( "$folder/ctl/hold", "$folder/ctl/held" ) ) { // one request wins
		while ( is_file( "$folder/ctl/held" ) ) {
			usleep( 10000 );
			clearstatcache();
		}
	}
}

$folder = __DIR__;
if ( $_SERVER['REQUEST_URI'] === '/ctl/ping' ) {
	echo $folder; // whose server this is: another wiki may have won the port
	return true;
}
$start = microtime( true );
wait_if_held( $folder );
$fault = take_fault( "$folder/ctl/fault" );
register_shutdown_function( static fn () => write_log( $folder, $start, $fault ) );
return $fault !== null && act( $fault );
